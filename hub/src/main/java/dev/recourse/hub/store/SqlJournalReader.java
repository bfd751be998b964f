package dev.recourse.hub.store;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.listing.JournalEntry;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the journal, a statement at a time: each sees what was committed when it began, all of it. */
final class SqlJournalReader implements JournalReader {
    private static final int MOST_AFTER = 100_000;
    private static final int MOST_HISTORY = 1_000;

    /** Serials have no gaps: the next so many entries are those of the next so many serials, a range of the key. */
    private static final String AFTER = """
            SELECT b.first_serial + j.ordinal AS serial, coalesce(j.at, b.at) AS at, j.action, j.list, j.addr, j.bits,
                   j.criterion, j.criterion_version, j.source, j.expires_at, j.actor, j.detail
            FROM journal_block b CROSS JOIN journal j
            WHERE b.last_serial > :serial AND b.first_serial <= :until AND b.state = 'COMMITTED'
              AND j.block = b.id AND j.ordinal > :serial - b.first_serial AND j.ordinal <= :until - b.first_serial
            ORDER BY serial
            """;

    static final String HISTORY = """
            SELECT j.* FROM k CROSS JOIN journal_entry j
            WHERE j.addr = k.addr AND j.bits = k.bits
            ORDER BY j.serial DESC LIMIT ?
            """;

    private final Database database;
    private final JdbcTemplate template;
    private final JdbcClient sql;

    SqlJournalReader(Database database, JdbcTemplate template) {
        this.database = database;
        this.template = template;
        this.sql = JdbcClient.create(template);
    }

    @Override
    public Position head() {
        return database.explained(() -> sql.sql("SELECT epoch, serial FROM journal_head")
                .query((row, n) -> new Position(row.getLong("epoch"), row.getLong("serial")))
                .single());
    }

    @Override
    public List<JournalEntry> after(long serial, int limit) {
        requireLimit(limit, MOST_AFTER);
        return database.explained(() -> sql.sql(AFTER)
                .param("serial", serial)
                .param("until", serial + limit)
                .query(Columns::journalEntry)
                .list());
    }

    @Override
    public List<JournalEntry> historyOf(IpAddress address, int limit) {
        int widest = address.isIpv4() ? Prefix.IPV4.bits() : 0;
        return history(
                IntStream.rangeClosed(widest, 128)
                        .mapToObj(bits -> Prefix.around(address, bits))
                        .toList(),
                limit);
    }

    @Override
    public List<JournalEntry> historyOf(Prefix prefix, int limit) {
        return history(List.of(prefix), limit);
    }

    private List<JournalEntry> history(List<Prefix> prefixes, int limit) {
        requireLimit(limit, MOST_HISTORY);
        List<Lookup.Spot> spots =
                prefixes.stream().map(p -> new Lookup.Spot("", p)).toList();
        return database.explained(() -> Lookup.read(template, spots, HISTORY, Columns::journalEntry, limit));
    }

    private static void requireLimit(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw new IllegalArgumentException("a limit of 1 to " + most + ", not " + limit);
        }
    }
}
