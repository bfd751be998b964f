package dev.recourse.hub.store;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.evidence.EvidenceKind;
import dev.recourse.core.evidence.EvidenceRule;
import dev.recourse.core.evidence.Sighting;
import dev.recourse.core.evidence.Standing;
import dev.recourse.core.listing.Action;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Gathers what rules need to know, inside a transaction of the writer. */
final class Standings {
    /** Units in a statement: each is an arm of it. SQLite takes no more than 500. */
    private static final int AT_ONCE = 50;

    /** A unit's newest: neither database reads more than the limit of each arm. */
    private static final String NEWEST = "SELECT * FROM (SELECT e.unit, e.kind, e.source, e.seen_at FROM evidence e"
            + " WHERE e.unit = ? AND e.kind = ? AND " + EvidenceColumns.COUNTS + " ORDER BY e.seen_at DESC LIMIT "
            + Standing.SIGHTINGS + ") n";

    /** Small changes alone: what an import drops was no decision on the address. The index is journal_ended. */
    static final String ENDED = """
            SELECT j.at, j.action, j.list, j.addr, j.bits, j.criterion, j.source
            FROM k CROSS JOIN journal j
            WHERE j.addr = k.addr AND j.bits = k.bits AND j.list = k.list AND j.at >= ?
              AND j.block = 0 AND j.action IN ('REMOVE', 'EXPIRE')
            """;

    /** As far back as any rule looks for repetition, which is longer than any evidence is kept. */
    private static final Duration LONGEST_LOOK_BACK = EvidenceRule.ALL.stream()
            .map(EvidenceRule::repeat)
            .max(Comparator.naturalOrder())
            .orElseThrow();

    private final JdbcTemplate sql;
    private final Applier applier;

    Standings(JdbcTemplate sql, Applier applier) {
        this.sql = sql;
        this.applier = applier;
    }

    /** A unit and the rule that judges it. */
    record Case(EvidenceRule rule, Prefix unit) {
        Lookup.Spot spot() {
            return new Lookup.Spot(rule.list(), unit);
        }

        Key listing() {
            return new Key(Row.Kind.LISTING, rule.list(), unit, rule.criterion(), EvidenceRule.SOURCE);
        }
    }

    private record Ended(Key key, Action action, Instant at) {}

    /** What is known of each case at this time. */
    Map<Case, Standing> of(Collection<Case> cases, Instant at) {
        List<Lookup.Spot> spots = cases.stream().map(Case::spot).toList();
        Map<Key, Row> inForce = applier.inForce(spots);
        Map<Case, List<Sighting>> seen = seen(List.copyOf(cases));
        Map<Lookup.Spot, List<Ended>> ended = ended(spots, at);
        Map<Case, Standing> standings = new LinkedHashMap<>();
        for (Case one : cases) {
            standings.put(
                    one,
                    standing(
                            one,
                            seen.getOrDefault(one, List.of()),
                            ended.getOrDefault(one.spot(), List.of()),
                            Optional.ofNullable(inForce.get(one.listing())),
                            at));
        }
        return standings;
    }

    private static Standing standing(
            Case one, List<Sighting> seen, List<Ended> ended, Optional<Row> listing, Instant at) {
        Optional<Row> going = listing.filter(row -> !Decision.isOver(row, at));
        // A listing that is over and not swept yet has run to its end like those that are.
        int unswept = listing.isPresent() && going.isEmpty() ? 1 : 0;
        long expired = ended.stream()
                .filter(e -> e.action() == Action.EXPIRE && e.key().equals(one.listing()))
                .filter(e -> !e.at().isBefore(at.minus(one.rule().repeat())))
                .count();
        Optional<Instant> removedAt = ended.stream()
                .filter(e -> e.action() == Action.REMOVE)
                .map(Ended::at)
                .max(Comparator.naturalOrder());
        return new Standing(
                one.unit(),
                seen,
                (int) expired + unswept,
                removedAt,
                going.map(Row::since),
                going.flatMap(Row::expiresAt));
    }

    /** The newest sightings of each case. */
    private Map<Case, List<Sighting>> seen(List<Case> cases) {
        Map<Case, List<Sighting>> seen = new HashMap<>();
        for (int from = 0; from < cases.size(); from += AT_ONCE) {
            List<Case> some = cases.subList(from, Math.min(from + AT_ONCE, cases.size()));
            sql.query(
                    String.join(" UNION ALL ", Collections.nCopies(some.size(), NEWEST)),
                    row -> {
                        EvidenceRule rule = EvidenceRule.of(EvidenceKind.valueOf(row.getString("kind")))
                                .orElseThrow();
                        seen.computeIfAbsent(new Case(rule, EvidenceColumns.unit(row, 0)), c -> new ArrayList<>())
                                .add(new Sighting(
                                        row.getString("source"), Instant.ofEpochMilli(row.getLong("seen_at"))));
                    },
                    some.stream()
                            .flatMap(c -> Stream.<Object>of(
                                    c.unit().first().toBytes(), c.rule().kind().name()))
                            .toArray());
        }
        // UNION ALL promises no order.
        seen.values().forEach(s -> s.sort(Comparator.comparing(Sighting::seenAt).reversed()));
        return seen;
    }

    private Map<Lookup.Spot, List<Ended>> ended(List<Lookup.Spot> spots, Instant at) {
        long since = at.minus(LONGEST_LOOK_BACK).toEpochMilli();
        return Lookup.read(sql, spots, ENDED, Standings::ended, since).stream()
                .collect(Collectors.groupingBy(
                        e -> new Lookup.Spot(e.key().list(), e.key().prefix())));
    }

    private static Ended ended(ResultSet from, int number) throws SQLException {
        Key key = new Key(
                Row.Kind.LISTING,
                from.getString("list"),
                Columns.prefix(from, number),
                from.getString("criterion"),
                from.getString("source"));
        return new Ended(key, Action.valueOf(from.getString("action")), Instant.ofEpochMilli(from.getLong("at")));
    }
}
