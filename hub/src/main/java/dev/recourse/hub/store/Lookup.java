package dev.recourse.hub.store;

import dev.recourse.core.address.Prefix;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Reads by many prefixes at once. */
final class Lookup {
    /** Prefixes in a statement: three parameters each, and few texts for the statement caches. */
    private static final int AT_ONCE = 200;

    private Lookup() {}

    /** A prefix of a list. */
    record Spot(String list, Prefix prefix) {}

    /** The rows in force on these spots. */
    static List<Row> rows(JdbcTemplate sql, Collection<Spot> spots) {
        return read(
                sql,
                spots,
                InForce.rows("k CROSS JOIN", "r.list = k.list AND r.addr = k.addr AND r.bits = k.bits"),
                Columns::row);
    }

    /**
     * The rows of a SELECT that is written against {@code k(list, addr, bits)}.
     *
     * @param more parameters behind those of k
     */
    static <T> List<T> read(
            JdbcTemplate sql, Collection<Spot> spots, String select, RowMapper<T> mapper, Object... more) {
        List<Spot> distinct = spots.stream().distinct().toList();
        List<T> found = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += AT_ONCE) {
            List<Spot> some = distinct.subList(from, Math.min(from + AT_ONCE, distinct.size()));
            found.addAll(sql.query(values(some.size()) + select, mapper, parameters(some, more)));
        }
        return found;
    }

    private static String values(int count) {
        return "WITH k(list, addr, bits) AS (VALUES (?, ?, ?)" + ", (?, ?, ?)".repeat(count - 1) + ") ";
    }

    private static Object[] parameters(List<Spot> spots, Object... more) {
        List<Object> parameters = new ArrayList<>(spots.size() * 3 + more.length);
        for (Spot spot : spots) {
            parameters.add(spot.list());
            parameters.add(spot.prefix().first().toBytes());
            parameters.add(spot.prefix().bits());
        }
        parameters.addAll(List.of(more));
        return parameters.toArray();
    }
}
