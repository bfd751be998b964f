package dev.recourse.core.table;

import dev.recourse.core.address.Prefix;
import java.util.ArrayList;
import java.util.List;

/**
 * What holds at one point of the way down the tree. Within one (list, source) a deeper node replaces what stood above;
 * an exemption, once met, silences its list for the rest of the way.
 */
final class PathVerdict {
    private final long lists;
    private final long now;
    private long exempt;
    private List<Match<Entry.Listed>> listed = List.of();

    /**
     * @param lists the lists asked for, bit mask by index
     * @param now seconds since 1970
     */
    PathVerdict(long lists, long now) {
        this.lists = lists;
        this.now = now;
    }

    private PathVerdict(PathVerdict other) {
        this(other.lists, other.now);
        exempt = other.exempt;
        listed = other.listed;
    }

    /** A copy to go down another branch with. */
    PathVerdict branch() {
        return new PathVerdict(this);
    }

    /** Takes in the entries of the next node on the way. */
    void descend(Node node) {
        List<Match<Entry.Listed>> here = List.of();
        for (Entry entry : node.entries) {
            if ((1L << entry.list() & lists) == 0 || !entry.liveAt(now)) {
                continue;
            }
            switch (entry) {
                case Entry.Exempt e -> exempt |= 1L << e.list();
                case Entry.Hole hole -> replace(hole.list(), hole.source());
                case Entry.Listed l -> {
                    replace(l.list(), l.source());
                    here = append(here, node.prefix, l);
                }
            }
        }
        for (Match<Entry.Listed> match : here) {
            if (!holed(node, match.entry())) {
                listed = append(listed, match.prefix(), match.entry());
            }
        }
    }

    /** Whether the lists asked for may still have something at or below the node. */
    boolean asks(Node node) {
        return (node.lists & lists & ~exempt) != 0;
    }

    boolean isListed() {
        for (Match<Entry.Listed> match : listed) {
            if ((1L << match.entry().list() & exempt) == 0) {
                return true;
            }
        }
        return false;
    }

    List<Match<Entry.Listed>> matches() {
        return listed.stream()
                .filter(m -> (1L << m.entry().list() & exempt) == 0)
                .toList();
    }

    private void replace(int list, String source) {
        if (listed.isEmpty()) {
            return;
        }
        listed = listed.stream()
                .filter(m -> m.entry().list() != list || !m.entry().source().equals(source))
                .toList();
    }

    /** On one prefix a hole wins over a listing of its source, as in rbldnsd. */
    private static boolean holed(Node node, Entry.Listed listed) {
        for (Entry entry : node.entries) {
            if (entry instanceof Entry.Hole h
                    && h.list() == listed.list()
                    && h.source().equals(listed.source())) {
                return true;
            }
        }
        return false;
    }

    private static List<Match<Entry.Listed>> append(List<Match<Entry.Listed>> to, Prefix prefix, Entry.Listed entry) {
        List<Match<Entry.Listed>> longer = new ArrayList<>(to);
        longer.add(new Match<>(prefix, entry));
        return longer;
    }
}
