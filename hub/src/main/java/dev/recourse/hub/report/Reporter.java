package dev.recourse.hub.report;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.address.SpecialPurpose;
import dev.recourse.core.evidence.EvidenceRule;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.core.listing.JournalEntry;
import dev.recourse.core.table.Changes;
import dev.recourse.core.table.Counting;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.Match;
import dev.recourse.hub.store.EvidenceReader;
import dev.recourse.hub.store.JournalReader;
import dev.recourse.hub.store.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Says what we know of an address. Safe for any number of threads; never touches the network. */
public final class Reporter {
    /** The longest history that a report shows. */
    public static final int HISTORY_MAX = 100;

    private final Function<IpAddress, List<Row>> inForce;
    private final Changes changes;
    private final ZonePlan plan;
    private final JournalReader journal;
    private final InstantSource clock;
    private final Duration maxTtl;
    private final Function<Prefix, List<EvidenceReader.Count>> evidence;
    private final Function<IpAddress, Background> background;

    /** A reporter for answers that live as long as their list says. */
    public Reporter(
            Function<IpAddress, List<Row>> inForce,
            Changes changes,
            ZonePlan plan,
            JournalReader journal,
            InstantSource clock) {
        this(inForce, changes, plan, journal, clock, Duration.ofDays(1));
    }

    /**
     * @param inForce the rows in force whose prefix holds an address
     * @param maxTtl the longest TTL of any answer, whatever its list says
     */
    public Reporter(
            Function<IpAddress, List<Row>> inForce,
            Changes changes,
            ZonePlan plan,
            JournalReader journal,
            InstantSource clock,
            Duration maxTtl) {
        this(inForce, changes, plan, journal, clock, maxTtl, unit -> List.of(), address -> Background.NONE);
    }

    private Reporter(
            Function<IpAddress, List<Row>> inForce,
            Changes changes,
            ZonePlan plan,
            JournalReader journal,
            InstantSource clock,
            Duration maxTtl,
            Function<Prefix, List<EvidenceReader.Count>> evidence,
            Function<IpAddress, Background> background) {
        this.inForce = inForce;
        this.changes = changes;
        this.plan = plan;
        this.journal = journal;
        this.clock = clock;
        this.maxTtl = maxTtl;
        this.evidence = evidence;
        this.background = background;
    }

    /**
     * The same, which shows the evidence under what rules listed.
     *
     * @param counts what there is on a unit
     */
    public Reporter with(Function<Prefix, List<EvidenceReader.Count>> counts) {
        return new Reporter(inForce, changes, plan, journal, clock, maxTtl, counts, background);
    }

    /** The same, which also says what is known of an address beside the lists. */
    public Reporter knowing(Function<IpAddress, Background> what) {
        return new Reporter(inForce, changes, plan, journal, clock, maxTtl, evidence, what);
    }

    /** The report on one address, now. */
    public AddressReport report(IpAddress address) {
        Instant now = clock.instant();
        List<JournalEntry> history = journal.historyOf(address, HISTORY_MAX);
        Covering covering = new Covering(inForce.apply(address), changes, now.getEpochSecond());
        return new AddressReport(
                address,
                now,
                Counting.of(covering.matches(), now.getEpochSecond()).stream()
                        .sorted(Comparator.comparingInt(m -> m.entry().list()))
                        .map(m -> entry(m, covering.row(m), history, now))
                        .toList(),
                new Silence(covering.matches())
                        .hidden().stream()
                                .map(hidden -> silenced(hidden, covering))
                                .toList(),
                covering.matches().stream()
                        .flatMap(m -> exemption(m, covering.row(m)).stream())
                        .toList(),
                history.stream().map(this::line).toList(),
                oldAnswerUntil(history, now),
                longestOldAnswer(),
                SpecialPurpose.overlapping(Prefix.of(address)),
                background.apply(address));
    }

    private ReportedEntry entry(Match<Entry.Listed> match, Row row, List<JournalEntry> history, Instant now) {
        BlockList list = changes.list(match.entry().list());
        return new ReportedEntry(
                list,
                match.entry().criterion(),
                row.prefix(),
                row.source(),
                row.since(),
                confirmedAt(row, history).orElse(row.since()),
                row.expiresAt(),
                row.serial(),
                row.detail(),
                zonesOf(list),
                row.expiresAt()
                        .map(end -> shorter(ttl(list), Duration.between(now, end)))
                        .orElse(ttl(list)),
                evidence(row));
    }

    private List<ReportedEvidence> evidence(Row row) {
        if (!row.source().equals(EvidenceRule.SOURCE)) {
            return List.of();
        }
        return EvidenceRule.ALL.stream()
                .filter(rule -> rule.list().equals(row.list()))
                .flatMap(rule -> evidence.apply(row.prefix()).stream()
                        .filter(count -> count.kind() == rule.kind())
                        .map(count -> ReportedEvidence.of(rule, count)))
                .toList();
    }

    private static Optional<Instant> confirmedAt(Row row, List<JournalEntry> history) {
        return history.stream()
                .filter(e -> switch (e.action()) {
                    case ADD, RENEW -> true;
                    case REMOVE, EXPIRE, HOLE, UNHOLE, EXEMPT, UNEXEMPT -> false;
                })
                .filter(e -> e.list().equals(row.list()) && e.prefix().equals(row.prefix()))
                .filter(e -> e.source().equals(row.source()) && e.criterion().equals(row.criterion()))
                .findFirst()
                .map(JournalEntry::at);
    }

    private List<String> zonesOf(BlockList list) {
        return plan.zones().stream()
                .filter(z -> z.lists().stream().anyMatch(l -> l.name().equals(list.name())))
                .map(ZonePlan.Zone::name)
                .toList();
    }

    private SilencedEntry silenced(Silence.Hidden hidden, Covering covering) {
        Entry.Listed listed = hidden.listed().entry();
        Row row = covering.row(hidden.listed());
        Row by = covering.row(hidden.by());
        SilencedEntry.Cause cause = hidden.by().entry() instanceof Entry.Exempt
                ? new SilencedEntry.Exempted(by.prefix(), by.detail())
                : new SilencedEntry.LeftOut(by.prefix());
        return new SilencedEntry(
                changes.list(listed.list()),
                listed.criterion(),
                row.prefix(),
                row.source(),
                row.since(),
                row.serial(),
                cause);
    }

    private Optional<ReportedExemption> exemption(Match<Entry> match, Row row) {
        if (!(match.entry() instanceof Entry.Exempt exempt)) {
            return Optional.empty();
        }
        return Optional.of(new ReportedExemption(
                changes.list(exempt.list()), row.prefix(), row.detail(), row.since(), row.expiresAt(), row.serial()));
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
}
