package dev.recourse.hub.removal;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.list.Use;
import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.JournalEntry;
import dev.recourse.core.removal.ListedFor;
import dev.recourse.hub.report.AddressReport;
import dev.recourse.hub.report.ReportedEntry;
import dev.recourse.hub.report.Reporter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What lists an address now, as the pages and DNS say it. */
record Standing(Reporter reporter) {

    /** The listings that count for the address on one list. */
    List<ListedFor> on(String list, IpAddress address) {
        AddressReport report = reporter.report(address);
        return report.entries().stream()
                .filter(entry -> entry.list().name().equals(list))
                .map(entry -> listedFor(entry, report))
                .toList();
    }

    /**
     * The lists that it is on, with the criteria.
     *
     * @param withdraw whether those that speak for it are meant too
     */
    Map<String, List<String>> lists(IpAddress address, boolean withdraw) {
        return reporter.report(address).entries().stream()
                .filter(entry -> withdraw || entry.list().use() != Use.ACCEPT)
                .collect(Collectors.groupingBy(
                        entry -> entry.list().name(),
                        TreeMap::new,
                        Collectors.mapping(entry -> entry.criterion().reference(), Collectors.toList())));
    }

    private static ListedFor listedFor(ReportedEntry entry, AddressReport report) {
        return new ListedFor(
                entry.list().name(), entry.criterion().id(), entry.prefix(), observedAt(entry, report), entry.until());
    }

    /** An import that is read again observes nothing; a person or a rule that lists again does. */
    private static Instant observedAt(ReportedEntry entry, AddressReport report) {
        return report.history().stream()
                .map(line -> line.entry())
                .filter(e -> e.action() == Action.RENEW && e.actor() != Actor.IMPORT)
                .filter(e -> isOf(e, entry))
                .map(JournalEntry::at)
                .findFirst()
                .orElse(entry.since());
    }

    private static boolean isOf(JournalEntry journal, ReportedEntry entry) {
        return journal.list().equals(entry.list().name())
                && journal.prefix().equals(entry.prefix())
                && journal.source().equals(entry.source())
                && journal.criterion()
                        .filter(c -> c.startsWith(entry.criterion().id() + "@"))
                        .isPresent();
    }
}
