package dev.recourse.hub.store;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.PtrClass;
import dev.recourse.core.rdns.UnknownCause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the readings, a statement at a time. */
final class SqlReadings implements ReadingReader {
    private static final int MOST = 1_000;
    private static final String NAME_ENDS = "\n";

    private final Database database;
    private final JdbcClient sql;

    SqlReadings(Database database, JdbcTemplate template) {
        this.database = database;
        this.sql = JdbcClient.create(template);
    }

    @Override
    public Map<IpAddress, Reading> of(Collection<IpAddress> addresses) {
        if (addresses.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " addresses at once");
        }
        if (addresses.isEmpty()) {
            return Map.of();
        }
        return read(sql.sql("SELECT * FROM reading WHERE addr IN (:addresses)")
                .param("addresses", addresses.stream().map(IpAddress::toBytes).toList()));
    }

    @Override
    public Map<IpAddress, Reading> due(Instant now, int limit) {
        return read(sql.sql("SELECT * FROM reading WHERE next_at <= :now ORDER BY next_at, addr LIMIT :limit")
                .param("now", now.toEpochMilli())
                .param("limit", limit));
    }

    @Override
    public long followed() {
        return database.explained(() ->
                sql.sql("SELECT serial FROM reading_progress").query(Long.class).single());
    }

    @Override
    public Count count(Instant overdueBefore) {
        return database.explained(() -> sql.sql(
                        "SELECT count(*) AS rows, count(CASE WHEN next_at < :before THEN 1 END) AS overdue FROM reading")
                .param("before", overdueBefore.toEpochMilli())
                .query((row, n) -> new Count(row.getLong("rows"), row.getLong("overdue")))
                .single());
    }

    private Map<IpAddress, Reading> read(JdbcClient.StatementSpec statement) {
        Map<IpAddress, Reading> readings = new LinkedHashMap<>();
        database.explained(() -> statement
                        .query((row, n) -> Map.entry(address(row), reading(row)))
                        .list())
                .forEach(entry -> readings.put(entry.getKey(), entry.getValue()));
        return readings;
    }

    private static IpAddress address(ResultSet row) throws SQLException {
        return IpAddress.ofBytes(row.getBytes("addr"));
    }

    private static Reading reading(ResultSet row) throws SQLException {
        return new Reading(found(row), trouble(row), Instant.ofEpochMilli(row.getLong("next_at")));
    }

    private static Optional<Reading.Found> found(ResultSet row) throws SQLException {
        String names = row.getString("names");
        if (names == null) {
            return Optional.empty();
        }
        return Optional.of(new Reading.Found(
                Instant.ofEpochMilli(row.getLong("read_at")),
                Instant.ofEpochMilli(row.getLong("since")),
                row.getInt("alike"),
                row.getLong("ttl"),
                names.lines().toList(),
                PtrClass.valueOf(row.getString("ptr_class")),
                row.getString("rule"),
                Reading.Forward.valueOf(row.getString("forward"))));
    }

    private static Optional<Reading.Trouble> trouble(ResultSet row) throws SQLException {
        String cause = row.getString("trouble");
        return cause == null
                ? Optional.empty()
                : Optional.of(new Reading.Trouble(
                        Instant.ofEpochMilli(row.getLong("tried_at")),
                        UnknownCause.valueOf(cause),
                        row.getInt("failures")));
    }

    /** A name as DNS writes it has no line end in it: that would be {@code \010}. */
    static String joined(List<String> names) {
        return String.join(NAME_ENDS, names);
    }
}
