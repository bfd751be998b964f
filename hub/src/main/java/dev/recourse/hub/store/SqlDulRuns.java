package dev.recourse.hub.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes through the one writing thread, reads by the readers' pool. */
final class SqlDulRuns implements DulRunReader, DulRunWriter {
    private static final String INSERT =
            "INSERT INTO dul_run (id, rule_version, input, made_at, readings, proposals, state)"
                    + " VALUES (?, ?, ?, ?, ?, ?, 'SHADOW')";

    private final Database database;
    private final CommitQueue queue;
    private final JdbcTemplate reading;
    private final JdbcTemplate writing;

    SqlDulRuns(Database database, CommitQueue queue, JdbcTemplate reading, JdbcTemplate writing) {
        this.database = database;
        this.queue = queue;
        this.reading = reading;
        this.writing = writing;
    }

    @Override
    public List<DulRun> all() {
        return database.explained(() -> reading.query("SELECT * FROM dul_run ORDER BY id DESC", (row, n) -> run(row)));
    }

    @Override
    public void add(DulRun run) {
        queue.run(
                1,
                () -> writing.update(
                        INSERT,
                        run.id(),
                        run.ruleVersion(),
                        run.input(),
                        run.madeAt().toEpochMilli(),
                        run.readings(),
                        run.proposals()));
    }

    @Override
    public void forget(long id) {
        queue.run(1, () -> writing.update("DELETE FROM dul_run WHERE id = ? AND state <> 'APPLIED'", id));
    }

    /** What was decided about runs; in a transaction of the writer. */
    static void decide(JdbcTemplate sql, Map<Long, DulRun.State> states, Instant at) {
        sql.batchUpdate(
                "UPDATE dul_run SET state = ?, decided_at = ? WHERE id = ?",
                states.entrySet().stream()
                        .map(e -> new Object[] {e.getValue().name(), at.toEpochMilli(), e.getKey()})
                        .toList());
    }

    private static DulRun run(ResultSet row) throws SQLException {
        return new DulRun(
                row.getLong("id"),
                row.getString("rule_version"),
                row.getString("input"),
                Instant.ofEpochMilli(row.getLong("made_at")),
                row.getLong("readings"),
                row.getLong("proposals"),
                DulRun.State.valueOf(row.getString("state")),
                decidedAt(row));
    }

    private static Optional<Instant> decidedAt(ResultSet row) throws SQLException {
        long millis = row.getLong("decided_at");
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
