package dev.recourse.app.run;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * All that a part of the address space has on its lists, as plain rows that are looked through one by one: what the commands are
 * documented to do, told a second time.
 */
record OracleState(List<Row> rows, Set<Held> held) {
    static final OracleState EMPTY = new OracleState(List.of(), Set.of());
    static final long NEVER = Long.MAX_VALUE;
    private static final String OPERATOR = "operator";

    enum Kind {
        LISTED,
        HOLE,
        EXEMPT
    }

    /**
     * An entry.
     *
     * @param code of the criterion; 0 of what lists nothing
     * @param endsFrom seconds since 1970: until here it is certainly in force
     * @param endsTo from here on it certainly is not
     */
    record Row(String list, Prefix prefix, Kind kind, int code, String source, long endsFrom, long endsTo) {
        boolean holds(String wanted, IpAddress address) {
            return list.equals(wanted) && prefix.contains(address);
        }

        boolean sameKey(Row other) {
            return list.equals(other.list)
                    && prefix.equals(other.prefix)
                    && kind == other.kind
                    && code == other.code
                    && source.equals(other.source);
        }
    }

    /** A prefix that imports of a source leave out, since it was removed. */
    record Held(String list, String source, Prefix prefix) {}

    /** The names of A records that address has by these lists, if rows whose end is not certain are all in force, or none. */
    Set<String> codes(List<String> lists, IpAddress address, long now, boolean lasting) {
        Set<String> codes = new TreeSet<>();
        for (String list : lists) {
            List<Row> around = rows.stream()
                    .filter(row -> row.holds(list, address))
                    .filter(row -> now < (lasting ? row.endsTo : row.endsFrom))
                    .toList();
            around.stream()
                    .filter(row -> row.kind == Kind.LISTED && around.stream().noneMatch(other -> silences(other, row)))
                    .forEach(row -> codes.add("127.0.0." + row.code));
        }
        return codes;
    }

    /** Decision 0005: an exemption always, a hole of the same source at least as narrow, a narrower listing of it. */
    private static boolean silences(Row other, Row row) {
        boolean sameSource = other.source.equals(row.source);
        return switch (other.kind) {
            case EXEMPT -> true;
            case HOLE -> sameSource && other.prefix.bits() >= row.prefix.bits();
            case LISTED -> sameSource && other.prefix.bits() > row.prefix.bits();
        };
    }

    /** {@code recourse list add}. */
    OracleState added(String list, Prefix prefix, int code, long endsFrom, long endsTo) {
        Row exempt = new Row(list, prefix, Kind.EXEMPT, 0, OPERATOR, NEVER, NEVER);
        Row listed = new Row(list, prefix, Kind.LISTED, code, OPERATOR, endsFrom, endsTo);
        return changed(rows -> {
            rows.removeIf(row -> row.sameKey(exempt) || row.sameKey(listed));
            rows.add(listed);
            return rows;
        });
    }

    boolean isListed(String list, Prefix prefix) {
        return rows.stream().anyMatch(row -> isAround(row, list, prefix));
    }

    private static boolean isAround(Row row, String list, Prefix prefix) {
        return row.kind == Kind.LISTED && row.list.equals(list) && row.prefix.contains(prefix);
    }

    /** {@code recourse list remove}, of what is listed. */
    OracleState removed(String list, Prefix prefix) {
        Set<Held> nowHeld = new HashSet<>(held);
        Row exempt = new Row(list, prefix, Kind.EXEMPT, 0, OPERATOR, NEVER, NEVER);
        OracleState changed = changed(rows -> {
            boolean wider = rows.stream().anyMatch(row -> isAround(row, list, prefix) && !row.prefix.equals(prefix));
            rows.removeIf(row -> {
                boolean ends = isAround(row, list, prefix) && row.prefix.equals(prefix);
                if (ends) {
                    nowHeld.add(new Held(list, row.source, prefix));
                }
                return ends || (wider && row.sameKey(exempt));
            });
            if (wider) {
                rows.add(exempt);
            }
            return rows;
        });
        return new OracleState(changed.rows, Set.copyOf(nowHeld));
    }

    /** {@code recourse list unexempt}. */
    OracleState unexempted(Row exempt) {
        return changed(rows -> {
            rows.remove(exempt);
            return rows;
        });
    }

    /** {@code recourse import}: the source's rows become these, but for what is held; what it dropped is held no more. */
    OracleState imported(String list, String source, List<Row> wanted) {
        Set<Held> stillHeld = new HashSet<>(held);
        stillHeld.removeIf(h -> h.list.equals(list)
                && h.source.equals(source)
                && wanted.stream().noneMatch(row -> row.kind == Kind.LISTED && row.prefix.equals(h.prefix)));
        OracleState changed = changed(rows -> {
            rows.removeIf(row -> row.list.equals(list) && row.source.equals(source) && row.kind != Kind.EXEMPT);
            wanted.stream()
                    .filter(row -> row.kind != Kind.LISTED || !stillHeld.contains(new Held(list, source, row.prefix)))
                    .forEach(rows::add);
            return rows;
        });
        return new OracleState(changed.rows, Set.copyOf(stillHeld));
    }

    /** Without rows that are over. */
    OracleState swept(long now) {
        return changed(rows -> {
            rows.removeIf(row -> row.endsTo <= now);
            return rows;
        });
    }

    private OracleState changed(UnaryOperator<List<Row>> change) {
        return new OracleState(List.copyOf(change.apply(new ArrayList<>(rows))), held);
    }
}
