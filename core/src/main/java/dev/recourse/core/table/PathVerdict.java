package dev.recourse.core.table;

import java.util.ArrayList;
import java.util.List;

/**
 * What holds at one point of the way from the widest prefix to an address. Within one (list, source) a narrower prefix
 * replaces what a wider one said; an exemption, once met, silences its list for the rest of the way.
 */
final class PathVerdict {
    private final long now;
    private long exempt;
    private long exemptForEver;
    private long changesAt = Entry.NEVER;
    private List<Match<Entry.Listed>> listed = List.of();

    /** @param now seconds since 1970 */
    PathVerdict(long now) {
        this.now = now;
    }

    private PathVerdict(PathVerdict other) {
        this(other.now);
        exempt = other.exempt;
        exemptForEver = other.exemptForEver;
        changesAt = other.changesAt;
        listed = other.listed;
    }

    /** A copy to go down another branch with. */
    PathVerdict branch() {
        return new PathVerdict(this);
    }

    /** Takes in the entries of the next prefix on the way. */
    void descend(int bits, Entry[] entries) {
        List<Match<Entry.Listed>> here = List.of();
        for (Entry entry : entries) {
            if (!entry.liveAt(now)) {
                continue;
            }
            changesAt = Math.min(changesAt, entry.expiresAt());
            switch (entry) {
                case Entry.Exempt e -> exempt(e);
                case Entry.Hole hole -> replace(hole.list(), hole.source());
                case Entry.Listed l -> {
                    replace(l.list(), l.source());
                    here = append(here, new Match<>(bits, l));
                }
            }
        }
        for (Match<Entry.Listed> match : here) {
            if (!holed(entries, match.entry())) {
                listed = append(listed, match);
            }
        }
    }

    /** The listings that count. */
    List<Match<Entry.Listed>> counting() {
        if (exempt == 0 || listed.isEmpty()) {
            return listed;
        }
        List<Match<Entry.Listed>> counting = new ArrayList<>(listed.size());
        for (Match<Entry.Listed> match : listed) {
            if ((1L << match.entry().list() & exempt) == 0) {
                counting.add(match);
            }
        }
        return counting;
    }

    /** The lists of the listings that count. */
    long lists() {
        return listsOf(exempt);
    }

    /**
     * The lists that may list at some time to come, when nothing but time goes on: a listing that ends may uncover a wider
     * one of its own list only, an exemption that ends uncovers its list.
     */
    long listsToCome() {
        return listsOf(exemptForEver);
    }

    /** When the first of the entries met ends, in seconds since 1970: until then all this holds. */
    long changesAt() {
        return changesAt;
    }

    private long listsOf(long silenced) {
        long lists = 0;
        for (Match<Entry.Listed> match : listed) {
            lists |= 1L << match.entry().list();
        }
        return lists & ~silenced;
    }

    private void exempt(Entry.Exempt entry) {
        exempt |= 1L << entry.list();
        if (entry.expiresAt() == Entry.NEVER) {
            exemptForEver |= 1L << entry.list();
        }
    }

    private void replace(int list, String source) {
        for (int i = 0; i < listed.size(); i++) {
            if (isOf(listed.get(i).entry(), list, source)) {
                listed = listed.stream()
                        .filter(m -> !isOf(m.entry(), list, source))
                        .toList();
                return;
            }
        }
    }

    private static boolean isOf(Entry.Listed entry, int list, String source) {
        return entry.list() == list && entry.source().equals(source);
    }

    /** On one prefix a hole wins over a listing of its source, as in rbldnsd. */
    private static boolean holed(Entry[] entries, Entry.Listed listed) {
        for (Entry entry : entries) {
            if (entry instanceof Entry.Hole h && isOf(listed, h.list(), h.source())) {
                return true;
            }
        }
        return false;
    }

    private static List<Match<Entry.Listed>> append(List<Match<Entry.Listed>> to, Match<Entry.Listed> match) {
        if (to.isEmpty()) {
            return List.of(match);
        }
        List<Match<Entry.Listed>> longer = new ArrayList<>(to);
        longer.add(match);
        return longer;
    }
}
