package dev.recourse.hub.store;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.evidence.Evidence;
import dev.recourse.core.evidence.EvidenceKind;
import dev.recourse.core.evidence.ShownCount;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads evidence, a statement at a time. */
final class SqlEvidenceReader implements EvidenceReader {
    private static final int MOST_SENDERS = 10_000;
    private static final int MOST_NEWEST = 1_000;

    /** The kinds by name, so that the index by unit, kind and time serves one range for each. */
    private static final String KINDS = Arrays.stream(EvidenceKind.values())
            .map(kind -> "'" + kind.name() + "'")
            .collect(Collectors.joining(", ", "(", ")"));

    private static final String SEEN = "SELECT 1 FROM evidence e WHERE e.unit = %s AND e.kind IN " + KINDS
            + " AND e.seen_at >= :since AND " + EvidenceColumns.COUNTS;

    /**
     * From unit to unit by the index, however much evidence each has: DISTINCT would read all of it. A smallest one by ORDER
     * BY, because PostgreSQL has no min of bytea before version 18.
     */
    static final String SENDERS = """
            WITH RECURSIVE u(unit) AS (
                SELECT * FROM (SELECT e.unit FROM evidence e
                               WHERE e.unit > :after AND e.unit >= :first AND e.unit <= :last
                               ORDER BY e.unit LIMIT 1) s
                UNION ALL
                SELECT (SELECT e.unit FROM evidence e WHERE e.unit > u.unit AND e.unit <= :last ORDER BY e.unit LIMIT 1)
                FROM u WHERE u.unit IS NOT NULL
            )
            SELECT u.unit FROM u WHERE u.unit IS NOT NULL AND EXISTS (%s) LIMIT :limit
            """.formatted(SEEN.formatted("u.unit"));

    private static final String COUNT =
            "SELECT '%1$s' AS kind, count(*) AS number, max(n.seen_at) AS newest_at FROM (SELECT e.seen_at FROM evidence e"
                    + " WHERE e.unit = :unit AND e.kind = '%1$s' AND " + EvidenceColumns.COUNTS
                    + " ORDER BY e.seen_at DESC LIMIT :most) n ";

    private static final String COUNTS = Arrays.stream(EvidenceKind.values())
            .map(kind -> COUNT.formatted(kind.name()))
            .collect(Collectors.joining("UNION ALL "));

    /** Each kind by the index: all at once would be sorted, however many they are. */
    private static final String NEWEST = Arrays.stream(EvidenceKind.values())
            .map(kind -> "SELECT * FROM (SELECT " + EvidenceColumns.ALL
                    + " FROM evidence e WHERE e.unit = :unit AND e.kind = '" + kind.name() + "' AND "
                    + EvidenceColumns.COUNTS + " ORDER BY e.seen_at DESC LIMIT :limit) n")
            .collect(Collectors.joining(" UNION ALL "));

    private final Database database;
    private final JdbcClient sql;

    SqlEvidenceReader(Database database, JdbcTemplate template) {
        this.database = database;
        this.sql = JdbcClient.create(template);
    }

    @Override
    public boolean seenSending(IpAddress address, Instant since) {
        return database.explained(() -> sql.sql(SEEN.formatted(":unit") + " LIMIT 1")
                .param("unit", Evidence.unitOf(address).first().toBytes())
                .param("since", since.toEpochMilli())
                .query((row, n) -> true)
                .optional()
                .isPresent());
    }

    @Override
    public List<Prefix> sendersIn(Prefix prefix, Instant since, Optional<Prefix> after, int limit) {
        requireLimit(limit, MOST_SENDERS);
        // Behind nothing: no unit is the empty text of octets, and all are behind it.
        byte[] behind = after.map(unit -> unit.first().toBytes()).orElseGet(() -> new byte[0]);
        return database.explained(() -> sql.sql(SENDERS)
                .param("after", behind)
                .param("first", Evidence.unitOf(prefix.first()).first().toBytes())
                .param("last", Evidence.unitOf(prefix.last()).first().toBytes())
                .param("since", since.toEpochMilli())
                .param("limit", limit)
                .query(EvidenceColumns::unit)
                .list());
    }

    @Override
    public List<Count> counts(Prefix unit) {
        return database.explained(() -> sql
                .sql(COUNTS)
                .param("unit", unit.first().toBytes())
                .param("most", ShownCount.MOST)
                .query((row, n) -> new Count(
                        EvidenceKind.valueOf(row.getString("kind")),
                        row.getInt("number"),
                        Instant.ofEpochMilli(row.getLong("newest_at"))))
                .list()
                .stream()
                .filter(count -> count.count() > 0)
                .toList());
    }

    @Override
    public List<KeptEvidence> newest(Prefix unit, int limit) {
        requireLimit(limit, MOST_NEWEST);
        return database
                .explained(() -> sql.sql(NEWEST)
                        .param("unit", unit.first().toBytes())
                        .param("limit", limit)
                        .query(EvidenceColumns::kept)
                        .list())
                .stream()
                .sorted(Comparator.comparing(
                                (KeptEvidence kept) -> kept.evidence().seenAt())
                        .reversed()
                        .thenComparing(kept -> kept.evidence().source())
                        .thenComparing(kept -> kept.evidence().id()))
                .limit(limit)
                .toList();
    }

    /** Whether a withdrawal is not done yet. Asked before the writer is: nobody writes to find that there is nothing to do. */
    boolean isUntidy() {
        return database.explained(() -> sql.sql("SELECT 1 FROM evidence_withdrawal WHERE tidied = 0 LIMIT 1")
                .query((row, n) -> true)
                .optional()
                .isPresent());
    }

    /** Whether there is evidence of the kind from before the time. */
    boolean hasOlder(EvidenceKind kind, Instant before) {
        return database.explained(
                () -> sql.sql("SELECT 1 FROM evidence WHERE kind = :kind AND seen_at < :before LIMIT 1")
                        .param("kind", kind.name())
                        .param("before", before.toEpochMilli())
                        .query((row, n) -> true)
                        .optional()
                        .isPresent());
    }

    private static void requireLimit(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw new IllegalArgumentException("a limit of 1 to " + most + ", not " + limit);
        }
    }
}
