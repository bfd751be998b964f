package dev.recourse.hub.store;

import dev.recourse.core.listing.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes rows of the journal and of what is in force. Decides nothing. */
final class Tables {
    private static final String INSERT_JOURNAL = """
            INSERT INTO journal (block, ordinal, at, action, list, addr, bits, criterion, criterion_version, source,
                                 expires_at, actor, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String PUT_LISTING = """
            INSERT INTO listing (list, addr, bits, source, criterion, criterion_version, serial, since, expires_at, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (list, addr, bits, source, criterion) DO UPDATE SET
                criterion_version = excluded.criterion_version, serial = excluded.serial, since = excluded.since,
                expires_at = excluded.expires_at, detail = excluded.detail
            """;

    private static final String PUT_HOLE = """
            INSERT INTO hole (list, addr, bits, source, serial, since) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (list, addr, bits, source) DO UPDATE SET serial = excluded.serial, since = excluded.since
            """;

    private static final String PUT_EXEMPTION = """
            INSERT INTO exemption (list, addr, bits, source, serial, since, expires_at, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (list, addr, bits) DO UPDATE SET
                source = excluded.source, serial = excluded.serial, since = excluded.since,
                expires_at = excluded.expires_at, detail = excluded.detail
            """;

    private static final String DROP_LISTING =
            "DELETE FROM listing WHERE list = ? AND addr = ? AND bits = ? AND source = ? AND criterion = ?";
    private static final String DROP_HOLE = "DELETE FROM hole WHERE list = ? AND addr = ? AND bits = ? AND source = ?";
    private static final String DROP_EXEMPTION = "DELETE FROM exemption WHERE list = ? AND addr = ? AND bits = ?";

    private final JdbcTemplate sql;

    Tables(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** Small changes: in block 0 the ordinal is the serial, and each has its own time. */
    void journal(List<JournalEntry> entries) {
        sql.batchUpdate(
                INSERT_JOURNAL,
                entries.stream()
                        .map(e -> journalRow(0, e.serial(), e.at().toEpochMilli(), e))
                        .toList());
    }

    /** Entries of a block: the serial they carry is their ordinal; the time comes with the commit. */
    void staged(long block, List<JournalEntry> entries) {
        sql.batchUpdate(
                INSERT_JOURNAL,
                entries.stream()
                        .map(e -> journalRow(block, e.serial(), null, e))
                        .toList());
    }

    /** Makes the rows of these keys be as given: there, or not. */
    void put(Map<Key, Optional<Row>> rows) {
        for (Row.Kind kind : Row.Kind.values()) {
            List<Object[]> put = new ArrayList<>();
            List<Object[]> drop = new ArrayList<>();
            rows.forEach((key, row) -> {
                if (key.kind() == kind) {
                    row.ifPresentOrElse(r -> put.add(columns(r)), () -> drop.add(keyColumns(key)));
                }
            });
            if (!put.isEmpty()) {
                sql.batchUpdate(put(kind), put);
            }
            if (!drop.isEmpty()) {
                sql.batchUpdate(drop(kind), drop);
            }
        }
    }

    private static String put(Row.Kind kind) {
        return switch (kind) {
            case LISTING -> PUT_LISTING;
            case HOLE -> PUT_HOLE;
            case EXEMPTION -> PUT_EXEMPTION;
        };
    }

    private static String drop(Row.Kind kind) {
        return switch (kind) {
            case LISTING -> DROP_LISTING;
            case HOLE -> DROP_HOLE;
            case EXEMPTION -> DROP_EXEMPTION;
        };
    }

    private static @Nullable Object[] journalRow(long block, long ordinal, @Nullable Long at, JournalEntry entry) {
        return new @Nullable Object[] {
            block,
            ordinal,
            at,
            entry.action().name(),
            entry.list(),
            entry.prefix().first().toBytes(),
            entry.prefix().bits(),
            Columns.criterionId(entry.criterion()),
            Columns.criterionVersion(entry.criterion()),
            entry.source(),
            Columns.millis(entry.expiresAt()),
            entry.actor().name(),
            entry.detail()
        };
    }

    private static @Nullable Object[] columns(Row row) {
        byte[] addr = row.prefix().first().toBytes();
        int bits = row.prefix().bits();
        long since = row.since().toEpochMilli();
        Long expiresAt = Columns.millis(row.expiresAt());
        return switch (row.kind()) {
            case LISTING ->
                new @Nullable Object[] {
                    row.list(),
                    addr,
                    bits,
                    row.source(),
                    Columns.criterionId(row.criterion()),
                    Columns.criterionVersion(row.criterion()),
                    row.serial(),
                    since,
                    expiresAt,
                    row.detail()
                };
            case HOLE -> new Object[] {row.list(), addr, bits, row.source(), row.serial(), since};
            case EXEMPTION ->
                new @Nullable Object[] {
                    row.list(), addr, bits, row.source(), row.serial(), since, expiresAt, row.detail()
                };
        };
    }

    private static Object[] keyColumns(Key key) {
        byte[] addr = key.prefix().first().toBytes();
        int bits = key.prefix().bits();
        return switch (key.kind()) {
            case LISTING -> new Object[] {key.list(), addr, bits, key.source(), key.criterion()};
            case HOLE -> new Object[] {key.list(), addr, bits, key.source()};
            case EXEMPTION -> new Object[] {key.list(), addr, bits};
        };
    }
}
