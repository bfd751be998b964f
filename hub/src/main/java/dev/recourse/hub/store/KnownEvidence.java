package dev.recourse.hub.store;

import dev.recourse.core.evidence.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is there already of evidence that comes, and what may not come; inside a transaction of the writer. */
final class KnownEvidence {
    /** Names in a statement: two parameters each. */
    private static final int AT_ONCE = 200;

    private final JdbcTemplate sql;

    KnownEvidence(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** What makes evidence one and the same. */
    record Name(String source, String id) {
        static Name of(Evidence evidence) {
            return new Name(evidence.source(), evidence.id());
        }
    }

    /** The evidence in the store under the same names. */
    Map<Name, Evidence> of(List<Evidence> evidence) {
        List<Name> names = evidence.stream().map(Name::of).distinct().toList();
        Map<Name, Evidence> found = new HashMap<>();
        for (int from = 0; from < names.size(); from += AT_ONCE) {
            List<Name> some = names.subList(from, Math.min(from + AT_ONCE, names.size()));
            sql.query(select(some.size()), EvidenceColumns::kept, parameters(some))
                    .forEach(kept -> found.put(Name.of(kept.evidence()), kept.evidence()));
        }
        return found;
    }

    /** The first piece that cannot be taken: of a withdrawn source, or under the id of something else. */
    Optional<Taking.Refused> refusal(List<Evidence> evidence, Map<Name, Evidence> before) {
        Map<String, Instant> withdrawn = withdrawn();
        Map<Name, Evidence> known = new HashMap<>(before);
        for (int i = 0; i < evidence.size(); i++) {
            Evidence one = evidence.get(i);
            Optional<String> reason = reason(one, Optional.ofNullable(known.putIfAbsent(Name.of(one), one)), withdrawn);
            if (reason.isPresent()) {
                return Optional.of(new Taking.Refused(i, reason.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> reason(Evidence one, Optional<Evidence> known, Map<String, Instant> withdrawn) {
        Instant at = withdrawn.get(one.source());
        if (at != null && !one.seenAt().isAfter(at)) {
            return Optional.of("the evidence of " + one.source() + " was withdrawn at " + at
                    + ": only what is seen after that is taken");
        }
        return known.filter(k -> !k.saysTheSame(one))
                .map(k -> "the id '" + one.id() + "' is that of other evidence from " + one.source() + " ("
                        + k.kind().word() + " of " + k.address() + " at " + k.seenAt() + "): give this one another");
    }

    private Map<String, Instant> withdrawn() {
        Map<String, Instant> withdrawn = new HashMap<>();
        sql.query("SELECT source, at FROM evidence_withdrawal", row -> {
            withdrawn.put(row.getString("source"), Instant.ofEpochMilli(row.getLong("at")));
        });
        return withdrawn;
    }

    private static String select(int names) {
        return "WITH k(source, id) AS (VALUES (?, ?)" + ", (?, ?)".repeat(names - 1) + ") SELECT " + EvidenceColumns.ALL
                + " FROM k CROSS JOIN evidence e WHERE e.source = k.source AND e.id = k.id";
    }

    private static Object[] parameters(List<Name> names) {
        List<Object> parameters = new ArrayList<>(names.size() * 2);
        for (Name name : names) {
            parameters.add(name.source());
            parameters.add(name.id());
        }
        return parameters.toArray();
    }
}
