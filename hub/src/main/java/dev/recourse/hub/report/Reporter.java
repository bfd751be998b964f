package dev.recourse.hub.report;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.address.SpecialPurpose;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.core.listing.JournalEntry;
import dev.recourse.core.table.Changes;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.ListingTable;
import dev.recourse.core.table.Match;
import dev.recourse.hub.store.JournalReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Says what we know of an address. Safe for any number of threads; never touches the network. */
public final class Reporter {
    /** The longest history that a report shows. */
    public static final int HISTORY_MAX = 100;

    private static final long EVERY_LIST = -1L;

    private final Supplier<ListingTable> table;
    private final Changes changes;
    private final ZonePlan plan;
    private final JournalReader journal;
    private final InstantSource clock;
    private final Duration maxTtl;

    /** A reporter for answers that live as long as their list says. */
    public Reporter(
            Supplier<ListingTable> table, Changes changes, ZonePlan plan, JournalReader journal, InstantSource clock) {
        this(table, changes, plan, journal, clock, Duration.ofDays(1));
    }

    /**
     * @param table what is answered now: asked once a report, so that a report is of one serial
     * @param maxTtl the longest TTL of any answer, whatever its list says
     */
    public Reporter(
            Supplier<ListingTable> table,
            Changes changes,
            ZonePlan plan,
            JournalReader journal,
            InstantSource clock,
            Duration maxTtl) {
        this.table = table;
        this.changes = changes;
        this.plan = plan;
        this.journal = journal;
        this.clock = clock;
        this.maxTtl = maxTtl;
    }

    /** The report on one address, now. */
    public AddressReport report(IpAddress address) {
        Instant now = clock.instant();
        ListingTable current = table.get();
        List<JournalEntry> history = journal.historyOf(address, HISTORY_MAX);
        List<Match<Entry>> covering = current.covering(address).stream()
                .filter(m -> m.entry().liveAt(now.getEpochSecond()))
                .toList();
        return new AddressReport(
                address,
                now,
                current.verdict(address, EVERY_LIST, now.getEpochSecond()).stream()
                        .sorted(Comparator.comparingInt(m -> m.entry().list()))
                        .map(m -> entry(m, history, now))
                        .toList(),
                new Silence(covering).hidden().stream().map(this::silenced).toList(),
                covering.stream().flatMap(m -> exemption(m).stream()).toList(),
                history.stream().map(this::line).toList(),
                oldAnswerUntil(history, now),
                longestOldAnswer(),
                SpecialPurpose.overlapping(Prefix.of(address)));
    }

    private ReportedEntry entry(Match<Entry.Listed> match, List<JournalEntry> history, Instant now) {
        Entry.Listed listed = match.entry();
        BlockList list = changes.list(listed.list());
        Optional<Instant> until = instant(listed.expiresAt());
        Instant since = Instant.ofEpochSecond(listed.listedAt());
        return new ReportedEntry(
                list,
                listed.criterion(),
                match.prefix(),
                listed.source(),
                since,
                confirmedAt(match, list, history).orElse(since),
                until,
                listed.serial(),
                listed.detail(),
                zonesOf(list),
                until.map(end -> shorter(ttl(list), Duration.between(now, end))).orElse(ttl(list)));
    }

    private static Optional<Instant> confirmedAt(
            Match<Entry.Listed> match, BlockList list, List<JournalEntry> history) {
        return history.stream()
                .filter(e -> switch (e.action()) {
                    case ADD, RENEW -> true;
                    case REMOVE, EXPIRE, HOLE, UNHOLE, EXEMPT, UNEXEMPT -> false;
                })
                .filter(e -> e.list().equals(list.name()) && e.prefix().equals(match.prefix()))
                .filter(e -> e.source().equals(match.entry().source()))
                .filter(e -> e.criterion()
                        .filter(match.entry().criterion().reference()::equals)
                        .isPresent())
                .findFirst()
                .map(JournalEntry::at);
    }

    private List<String> zonesOf(BlockList list) {
        return plan.zones().stream()
                .filter(z -> z.lists().stream().anyMatch(l -> l.name().equals(list.name())))
                .map(ZonePlan.Zone::name)
                .toList();
    }

    private SilencedEntry silenced(Silence.Hidden hidden) {
        Entry.Listed listed = hidden.listed().entry();
        SilencedEntry.Cause cause = hidden.by().entry() instanceof Entry.Exempt exempt
                ? new SilencedEntry.Exempted(hidden.by().prefix(), exempt.cause())
                : new SilencedEntry.LeftOut(hidden.by().prefix());
        return new SilencedEntry(
                changes.list(listed.list()),
                listed.criterion(),
                hidden.listed().prefix(),
                listed.source(),
                Instant.ofEpochSecond(listed.listedAt()),
                listed.serial(),
                cause);
    }

    private Optional<ReportedExemption> exemption(Match<Entry> match) {
        if (!(match.entry() instanceof Entry.Exempt exempt)) {
            return Optional.empty();
        }
        return Optional.of(new ReportedExemption(
                changes.list(exempt.list()),
                match.prefix(),
                exempt.cause(),
                Instant.ofEpochSecond(exempt.exemptAt()),
                instant(exempt.expiresAt()),
                exempt.serial()));
    }

    private HistoryLine line(JournalEntry entry) {
        return new HistoryLine(
                entry,
                entry.criterion()
                        .flatMap(reference -> criteria(entry.list())
                                .filter(c -> c.reference().equals(reference))
                                .findFirst())
                        .map(Criterion::sentence)
                        .orElse(""));
    }

    /** No answer outlives the expiry that it was given with, so only what ended before its time leaves old answers. */
    private Optional<Instant> oldAnswerUntil(List<JournalEntry> history, Instant now) {
        return history.stream()
                .filter(e -> switch (e.action()) {
                    case REMOVE, HOLE, EXEMPT -> true;
                    case ADD, RENEW, EXPIRE, UNHOLE, UNEXEMPT -> false;
                })
                .flatMap(e -> served(e.list()).map(list -> e.at().plus(ttl(list))))
                .filter(now::isBefore)
                .max(Instant::compareTo);
    }

    private Duration longestOldAnswer() {
        return plan.zones().stream()
                .flatMap(z -> z.lists().stream())
                .map(this::ttl)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private Stream<Criterion> criteria(String list) {
        return served(list).flatMap(l -> l.criteria().stream());
    }

    /** The list of that name; the journal may name lists of the past, that are no more. */
    private Stream<BlockList> served(String name) {
        return plan.zones().stream()
                .flatMap(z -> z.lists().stream())
                .filter(l -> l.name().equals(name))
                .limit(1);
    }

    private Duration ttl(BlockList list) {
        return shorter(list.ttl(), maxTtl);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static Optional<Instant> instant(long seconds) {
        return seconds == Entry.NEVER ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }
}
