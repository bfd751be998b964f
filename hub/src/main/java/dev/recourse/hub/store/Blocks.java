package dev.recourse.hub.store;

import dev.recourse.core.listing.JournalEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The blocks of staged changes and their rows, inside a transaction of the writer. */
final class Blocks {
    /** The "+" keeps SQLite's planner from reading the whole block by the primary key for every prefix. */
    private static final String STAGED = """
            SELECT j.ordinal AS serial, 0 AS at, j.action, j.list, j.addr, j.bits, j.criterion, j.criterion_version,
                   j.source, j.expires_at, j.actor, j.detail
            FROM k CROSS JOIN journal j
            WHERE j.addr = k.addr AND j.bits = k.bits AND +j.block = ?
            """;

    private final JdbcTemplate template;
    private final JdbcClient sql;
    private final Tables tables;

    Blocks(JdbcTemplate template, Tables tables) {
        this.template = template;
        this.sql = JdbcClient.create(template);
        this.tables = tables;
    }

    /** A block that is not committed: its rows have the ordinals from 0 to below {@code entries}, none left out. */
    record Open(long id, String list, String source, long entries) {}

    /** @throws StoreException when one is open for the list and source */
    Open begin(String list, String source) {
        if (open().stream().anyMatch(b -> b.list().equals(list) && b.source().equals(source))) {
            throw new StoreException("another change of source " + source + " on list " + list
                    + " is under way: wait for its end, then try again");
        }
        long id = sql.sql("""
                        INSERT INTO journal_block (id, state, list, source, entries, settled)
                        SELECT max(id) + 1, 'OPEN', :list, :source, 0, 0 FROM journal_block
                        RETURNING id
                        """)
                .param("list", list)
                .param("source", source)
                .query((row, n) -> row.getLong("id"))
                .single();
        return new Open(id, list, source, 0);
    }

    List<Open> open() {
        return sql.sql("SELECT id, list, source, entries FROM journal_block WHERE state = 'OPEN'")
                .query((row, n) -> new Open(
                        row.getLong("id"), row.getString("list"), row.getString("source"), row.getLong("entries")))
                .list();
    }

    /** @throws StoreException when it is not open any more */
    Open require(long id) {
        return open().stream()
                .filter(b -> b.id() == id)
                .findFirst()
                .orElseThrow(() -> new StoreException("the change is not open any more: begin it again"));
    }

    /** The staged rows on these spots; the serial that they carry is their ordinal. */
    List<JournalEntry> staged(Open block, Collection<Lookup.Spot> spots) {
        return Lookup.read(template, spots, STAGED, Columns::journalEntry, block.id());
    }

    void append(Open block, List<JournalEntry> entries) {
        tables.staged(block.id(), entries);
        setEntries(block, block.entries() + entries.size());
    }

    /** Puts these rows in the place of those with the same ordinal. */
    void replace(Open block, List<JournalEntry> entries) {
        entries.forEach(e -> delete(block, e.serial()));
        tables.staged(block.id(), entries);
    }

    /** Takes rows out, and fills each gap with the last row: their order does not matter, a gap in the serials would. */
    void remove(Open block, Collection<JournalEntry> entries) {
        long left = block.entries();
        // From the end, so that the row that moves is never one of those to take out.
        List<Long> ordinals = entries.stream()
                .map(JournalEntry::serial)
                .sorted(Comparator.reverseOrder())
                .toList();
        for (long ordinal : ordinals) {
            delete(block, ordinal);
            left--;
            if (ordinal < left) {
                template.update(
                        "UPDATE journal SET ordinal = ? WHERE block = ? AND ordinal = ?", ordinal, block.id(), left);
            }
        }
        setEntries(block, left);
    }

    void commit(Open block, long lastSerial, Instant at) {
        sql.sql("""
                        UPDATE journal_block
                        SET state = 'COMMITTED', first_serial = :first, last_serial = :last, at = :at
                        WHERE id = :id
                        """)
                .param("first", lastSerial - block.entries() + 1)
                .param("last", lastSerial)
                .param("at", at.toEpochMilli())
                .param("id", block.id())
                .update();
    }

    /** Gives the block up; the {@link Settler} takes its rows away. */
    void discard(long id) {
        sql.sql("UPDATE journal_block SET state = 'DISCARDED' WHERE id = :id AND state = 'OPEN'")
                .param("id", id)
                .update();
        sql.sql("DELETE FROM held_release WHERE block = :id").param("id", id).update();
        sql.sql("DELETE FROM journal_block WHERE id = :id AND entries = 0 AND state = 'DISCARDED'")
                .param("id", id)
                .update();
    }

    /** The committed block of the list and source that is not settled. */
    Optional<Long> unsettled(String list, String source) {
        return sql.sql("""
                        SELECT id FROM journal_block
                        WHERE settled < entries AND state = 'COMMITTED' AND list = :list AND source = :source
                        """)
                .param("list", list)
                .param("source", source)
                .query((row, n) -> row.getLong("id"))
                .optional();
    }

    private void delete(Open block, long ordinal) {
        template.update("DELETE FROM journal WHERE block = ? AND ordinal = ?", block.id(), ordinal);
    }

    private void setEntries(Open block, long entries) {
        template.update("UPDATE journal_block SET entries = ? WHERE id = ?", entries, block.id());
    }
}
