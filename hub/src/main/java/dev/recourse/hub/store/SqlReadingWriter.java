package dev.recourse.hub.store;

import dev.recourse.core.address.IpAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes readings through the one writing thread. They change no answer, so no journal entry goes with them. */
final class SqlReadingWriter implements ReadingWriter {
    private static final String WATCH =
            "INSERT INTO reading (addr, next_at, failures) VALUES (?, ?, 0) ON CONFLICT (addr) DO NOTHING";

    private static final String WRITE = """
            INSERT INTO reading (addr, next_at, tried_at, trouble, failures, read_at, since, alike, ttl, names, ptr_class,
                                 rule, forward)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (addr) DO UPDATE SET next_at = excluded.next_at, tried_at = excluded.tried_at,
                trouble = excluded.trouble, failures = excluded.failures, read_at = excluded.read_at,
                since = excluded.since, alike = excluded.alike, ttl = excluded.ttl, names = excluded.names,
                ptr_class = excluded.ptr_class, rule = excluded.rule, forward = excluded.forward
            """;

    private final CommitQueue queue;
    private final JdbcTemplate sql;

    SqlReadingWriter(CommitQueue queue, JdbcTemplate sql) {
        this.queue = queue;
        this.sql = sql;
    }

    @Override
    public void watch(Map<IpAddress, Instant> addresses, long followed) {
        List<Object[]> rows = addresses.entrySet().stream()
                .map(one -> new Object[] {one.getKey().toBytes(), one.getValue().toEpochMilli()})
                .toList();
        queue.run(1 + rows.size(), () -> {
            sql.batchUpdate(WATCH, rows);
            return sql.update("UPDATE reading_progress SET serial = ?", followed);
        });
    }

    @Override
    public void write(Map<IpAddress, Reading> readings, Collection<IpAddress> dropped) {
        List<@Nullable Object[]> rows = readings.entrySet().stream()
                .map(entry -> columns(entry.getKey(), entry.getValue()))
                .toList();
        List<Object[]> gone = dropped.stream()
                .map(address -> new Object[] {address.toBytes()})
                .toList();
        queue.run(1 + rows.size() + gone.size(), () -> {
            sql.batchUpdate(WRITE, rows);
            sql.batchUpdate("DELETE FROM reading WHERE addr = ?", gone);
            return true;
        });
    }

    private static @Nullable Object[] columns(IpAddress address, Reading reading) {
        Optional<Reading.Trouble> trouble = reading.trouble();
        Optional<Reading.Found> found = reading.last();
        Optional<Instant> tried = trouble.map(Reading.Trouble::at).or(() -> found.map(Reading.Found::at));
        return new @Nullable Object[] {
            address.toBytes(),
            reading.nextAt().toEpochMilli(),
            Columns.millis(tried),
            trouble.map(t -> t.cause().name()).orElse(null),
            trouble.map(Reading.Trouble::failures).orElse(0),
            Columns.millis(found.map(Reading.Found::at)),
            Columns.millis(found.map(Reading.Found::since)),
            found.map(Reading.Found::alike).orElse(null),
            found.map(Reading.Found::ttl).orElse(null),
            found.map(f -> SqlReadings.joined(f.names())).orElse(null),
            found.map(f -> f.ptrClass().name()).orElse(null),
            found.map(Reading.Found::rule).orElse(null),
            found.map(f -> f.forward().name()).orElse(null)
        };
    }
}
