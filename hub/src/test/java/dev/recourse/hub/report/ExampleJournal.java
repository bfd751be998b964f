package dev.recourse.hub.report;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.JournalEntry;
import dev.recourse.core.table.Changes;
import dev.recourse.hub.store.JournalReader;
import dev.recourse.hub.store.Position;
import dev.recourse.hub.store.Row;
import dev.recourse.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A journal in memory, the rows that follow from it, and a clock: what a report is made from, without a store. */
public final class ExampleJournal implements JournalReader {
    public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final List<JournalEntry> entries = new ArrayList<>();
    private final Changes changes = new Changes(Catalogue.shipped());
    private final FakeClock clock = new FakeClock(NOW);
    private final Map<List<Object>, Row> rows = new LinkedHashMap<>();

    /** One case of everything that a page can show. */
    public static ExampleJournal filled() {
        ExampleJournal journal = new ExampleJournal();
        journal.add(5, "rbl", "192.0.2.7", "spam-source", 2, "12 messages to mailboxes that never asked for mail");
        journal.add(4, "dul", "198.51.100.0/24", "rdns-dynamic", 0, "198-51-100-40.dyn.example.org");
        journal.add(4, "generic", "203.0.113.25", "rdns-generic", 0, "ec2-203-0-113-25.compute-1.example.org");
        journal.add(3, "generic", "192.0.2.7", "rdns-generic", 0, "host-192-0-2-7.example.org");
        journal.add(3, "quick", "192.0.2.9", "burst", 1, "");
        journal.add(3, "allow", "203.0.113.80", "rdns-static", 300, "mail.example.org");
        journal.add(3, "rbl", "2001:db8:0:1::/64", "spam-source", 5, "");
        journal.add(3, "rbl", "192.0.2.66", "spam-source", 5, "<script>alert('x')</script>");
        journal.add(3, "rbl", "192.0.2.128/25", "spam-source", 5, "");
        journal.record(2, Action.HOLE, "rbl", "192.0.2.130", Optional.empty(), 0, "");
        journal.record(
                2, Action.EXEMPT, "dul", "198.51.100.40", Optional.empty(), 30, "has its own name and proved it");
        journal.record(1, Action.RENEW, "rbl", "192.0.2.7", Optional.of("spam-source@1"), 6, "3 more messages");
        journal.add(1, "rbl", "192.0.2.50", "spam-source", 6, "");
        journal.at(NOW.minusSeconds(100), Action.REMOVE, "rbl", "192.0.2.50", Optional.of("spam-source@1"), 0, "");
        return journal;
    }

    /** A listing that began so many days ago and ends in so many; 0: while it is true. */
    public void add(int daysAgo, String list, String prefix, String criterion, int days, String detail) {
        record(daysAgo, Action.ADD, list, prefix, Optional.of(criterion + "@1"), days, detail);
    }

    void record(
            int daysAgo,
            Action action,
            String list,
            String prefix,
            Optional<String> criterion,
            int days,
            String detail) {
        at(NOW.minus(Duration.ofDays(daysAgo)), action, list, prefix, criterion, days, detail);
    }

    private void at(
            Instant at,
            Action action,
            String list,
            String prefix,
            Optional<String> criterion,
            int days,
            String detail) {
        JournalEntry entry = new JournalEntry(
                entries.size() + 1,
                at,
                action,
                list,
                Prefix.parse(prefix),
                criterion,
                "feed",
                days == 0 ? Optional.empty() : Optional.of(NOW.plus(Duration.ofDays(days))),
                Actor.IMPORT,
                detail);
        entries.add(entry);
        List<Object> key =
                List.of(kind(entry.action()), entry.list(), entry.prefix(), entry.criterion(), entry.source());
        switch (entry.action()) {
            case ADD, RENEW, HOLE, EXEMPT -> rows.merge(key, row(entry), ExampleJournal::renewed);
            case REMOVE, EXPIRE, UNHOLE, UNEXEMPT -> rows.remove(key);
        }
    }

    private static Row.Kind kind(Action action) {
        return switch (action) {
            case ADD, RENEW, REMOVE, EXPIRE -> Row.Kind.LISTING;
            case HOLE, UNHOLE -> Row.Kind.HOLE;
            case EXEMPT, UNEXEMPT -> Row.Kind.EXEMPTION;
        };
    }

    private static Row row(JournalEntry entry) {
        return new Row(
                kind(entry.action()),
                entry.serial(),
                entry.list(),
                entry.prefix(),
                entry.criterion(),
                entry.source(),
                entry.at(),
                entry.expiresAt(),
                entry.detail());
    }

    /** A renewal keeps the public id and the beginning. */
    private static Row renewed(Row old, Row fresh) {
        return new Row(
                old.kind(),
                old.serial(),
                old.list(),
                old.prefix(),
                old.criterion(),
                old.source(),
                old.since(),
                fresh.expiresAt(),
                fresh.detail());
    }

    public FakeClock clock() {
        return clock;
    }

    public ZonePlan plan() {
        return ZonePlan.of(Catalogue.shipped(), "bl.example.org", false);
    }

    public Reporter reporter() {
        return reporter(this);
    }

    /** A reporter of these rows with another journal. */
    public Reporter reporter(JournalReader journal) {
        return new Reporter(this::inForceOver, changes, plan(), journal, clock);
    }

    List<Row> inForceOver(IpAddress address) {
        return rows.values().stream()
                .filter(row -> row.prefix().contains(address))
                .toList();
    }

    AddressReport report(String address) {
        return reporter().report(IpAddress.parse(address));
    }

    @Override
    public Position head() {
        return new Position(1, entries.size());
    }

    @Override
    public List<JournalEntry> after(long serial, int limit) {
        return entries.stream().skip(serial).limit(limit).toList();
    }

    @Override
    public List<JournalEntry> historyOf(IpAddress address, int limit) {
        return newestFirst(e -> e.prefix().contains(address), limit);
    }

    @Override
    public List<JournalEntry> historyOf(Prefix prefix, int limit) {
        return newestFirst(e -> e.prefix().equals(prefix), limit);
    }

    private List<JournalEntry> newestFirst(Predicate<JournalEntry> wanted, int limit) {
        return entries.reversed().stream().filter(wanted).limit(limit).toList();
    }
}
