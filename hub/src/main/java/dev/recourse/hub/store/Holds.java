package dev.recourse.hub.store;

import dev.recourse.core.address.Prefix;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** The notes of what was removed by a decision, inside a transaction of the writer. */
final class Holds {
    private final JdbcTemplate sql;

    Holds(JdbcTemplate sql) {
        this.sql = sql;
    }

    void add(Collection<Key> removed) {
        sql.batchUpdate(
                "INSERT INTO held (list, source, addr, bits) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                removed.stream()
                        .map(key -> new HeldRow(key.list(), key.source(), key.prefix()))
                        .distinct()
                        .map(held -> new Object[] {
                            held.list(),
                            held.source(),
                            held.prefix().first().toBytes(),
                            held.prefix().bits()
                        })
                        .toList());
    }

    /** Which of these prefixes are held back from the block's source, and not released by the block itself. */
    Set<Prefix> holding(Blocks.Open block, Collection<Lookup.Spot> spots) {
        return Lookup.read(sql, spots, """
                        SELECT h.addr, h.bits
                        FROM k CROSS JOIN held h
                        WHERE h.list = k.list AND h.addr = k.addr AND h.bits = k.bits AND h.source = ?
                          AND NOT EXISTS (
                            SELECT 1 FROM held_release r
                            WHERE r.block = ? AND r.addr = h.addr AND r.bits = h.bits)
                        """, Columns::prefix, block.source(), block.id()).stream()
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Notes what the block releases when it is committed. */
    void releaseLater(Blocks.Open block, Collection<Prefix> prefixes) {
        List<Object[]> rows = prefixes.stream()
                .map(p -> new Object[] {block.id(), p.first().toBytes(), p.bits()})
                .toList();
        sql.batchUpdate("INSERT INTO held_release (block, addr, bits) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", rows);
    }

    /** Does what {@link #releaseLater} noted. */
    void release(Blocks.Open block) {
        sql.update("""
                DELETE FROM held
                WHERE list = ? AND source = ?
                  AND (addr, bits) IN (SELECT addr, bits FROM held_release WHERE block = ?)
                """, block.list(), block.source(), block.id());
        sql.update("DELETE FROM held_release WHERE block = ?", block.id());
    }

    private record HeldRow(String list, String source, Prefix prefix) {}
}
