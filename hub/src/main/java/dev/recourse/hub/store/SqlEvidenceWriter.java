package dev.recourse.hub.store;

import dev.recourse.core.evidence.Evidence;
import dev.recourse.core.evidence.EvidenceKind;
import dev.recourse.core.evidence.EvidenceRule;
import dev.recourse.core.listing.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes evidence through the one writing thread. */
final class SqlEvidenceWriter implements EvidenceWriter {
    /** Pieces that go in one transaction: others wait for no more than one of those. */
    private static final int PIECE = 500;

    private static final String INSERT =
            "INSERT INTO evidence (source, id, addr, unit, kind, seen_at, received_at, note)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String WITHDRAW = "INSERT INTO evidence_withdrawal (source, at, tidied) VALUES (?, ?, 0)"
            + " ON CONFLICT (source) DO UPDATE SET at = excluded.at, tidied = 0";

    private static final String WITHDRAWN = "SELECT " + EvidenceColumns.ALL + """
             FROM evidence_withdrawal w CROSS JOIN evidence e
            WHERE w.tidied = 0 AND e.source = w.source AND e.received_at <= w.at LIMIT ?
            """;

    private static final String FORGET = """
            DELETE FROM evidence WHERE (source, id) IN (
                SELECT source, id FROM evidence WHERE kind = ? AND seen_at < ? ORDER BY seen_at LIMIT ?)
            """;

    private final CommitQueue queue;
    private final JournalHead heads;
    private final Applier applier;
    private final JdbcTemplate sql;
    private final KnownEvidence known;
    private final Standings standings;

    SqlEvidenceWriter(Writing writing, JdbcTemplate sql) {
        this.queue = writing.queue();
        this.heads = writing.heads();
        this.applier = writing.applier();
        this.sql = sql;
        this.known = new KnownEvidence(sql);
        this.standings = new Standings(sql, applier);
    }

    @Override
    public Taking take(List<Evidence> evidence, EvidenceJudge judge) {
        if (evidence.isEmpty() || evidence.size() > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " pieces of evidence, not " + evidence.size());
        }
        List<Evidence> fixed = List.copyOf(evidence);
        return queue.publish(fixed.size(), () -> taken(fixed, judge));
    }

    private Taking taken(List<Evidence> evidence, EvidenceJudge judge) {
        JournalHead.End end = heads.lock();
        Instant at = heads.now(end);
        Map<KnownEvidence.Name, Evidence> before = known.of(evidence);
        Optional<Taking.Refused> refused = known.refusal(evidence, before);
        if (refused.isPresent()) {
            return refused.get();
        }
        Map<KnownEvidence.Name, Evidence> fresh = new LinkedHashMap<>();
        evidence.stream()
                .filter(e -> !before.containsKey(KnownEvidence.Name.of(e)))
                .forEach(e -> fresh.putIfAbsent(KnownEvidence.Name.of(e), e));
        sql.batchUpdate(
                INSERT,
                fresh.values().stream().map(e -> EvidenceColumns.row(e, at)).toList());
        List<Ruling> rulings = rulings(fresh.values(), judge, at);
        Position position = applied(rulings, end).position();
        return new Taking.Taken(fresh.size(), evidence.size() - fresh.size(), rulings, position);
    }

    @Override
    public void withdraw(String source) {
        queue.run(1, () -> {
            Instant at = heads.now(heads.lock());
            return sql.update(WITHDRAW, source, at.toEpochMilli());
        });
    }

    @Override
    public Tidied tidyWithdrawn(EvidenceJudge judge) {
        return queue.publish(PIECE, () -> {
            JournalHead.End end = heads.lock();
            List<KeptEvidence> some = sql.query(WITHDRAWN, EvidenceColumns::kept, PIECE);
            if (some.isEmpty()) {
                sql.update("UPDATE evidence_withdrawal SET tidied = 1 WHERE tidied = 0");
                return new Tidied(0, 0);
            }
            List<Evidence> evidence = some.stream().map(KeptEvidence::evidence).toList();
            long entries =
                    applied(rulings(evidence, judge, heads.now(end)), end).entries();
            sql.batchUpdate(
                    "DELETE FROM evidence WHERE source = ? AND id = ?",
                    evidence.stream()
                            .map(e -> new Object[] {e.source(), e.id()})
                            .toList());
            return new Tidied(some.size(), entries);
        });
    }

    @Override
    public int forget(EvidenceKind kind, Instant before) {
        return queue.run(PIECE, () -> {
            heads.lock();
            return sql.update(FORGET, kind.name(), before.toEpochMilli(), PIECE);
        });
    }

    private List<Ruling> rulings(Collection<Evidence> evidence, EvidenceJudge judge, Instant at) {
        Set<Standings.Case> cases = new LinkedHashSet<>();
        evidence.forEach(e ->
                EvidenceRule.of(e.kind()).ifPresent(rule -> cases.add(new Standings.Case(rule, e.unit()))));
        List<Ruling> rulings = new ArrayList<>();
        standings.of(cases, at).forEach((one, standing) -> rulings.add(judge.rule(one.rule(), standing, at)));
        return rulings;
    }

    private ListingWriter.Committed applied(List<Ruling> rulings, JournalHead.End end) {
        List<Change> changes =
                rulings.stream().flatMap(r -> r.changes().stream()).toList();
        return changes.isEmpty()
                ? new ListingWriter.Committed(end.position(), 0)
                : applier.apply(changes, Actor.ENGINE).committed();
    }
}
