package dev.recourse.core.table;

import dev.recourse.core.address.Prefix;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The rule of the table over entries that come in order of prefix: what holds at each prefix, without a table in memory.
 */
public final class VerdictWalk {
    private final long lists;
    private final Visitor visitor;
    private final PathVerdict nothing;
    private final Deque<Level> open = new ArrayDeque<>();
    private final List<Entry> same = new ArrayList<>();
    private Prefix prefix = Prefix.IPV4;

    /** Is told of each prefix that has entries, and of its end. */
    public interface Visitor {
        /**
         * From its first address on, and up to its last where no longer prefix says otherwise, {@code here} holds.
         *
         * @param around what holds in front of the prefix, where the next wider one is
         */
        void enter(Prefix prefix, List<Match<Entry.Listed>> here, List<Match<Entry.Listed>> around);

        /** Behind the last address of the prefix {@code around} holds again. */
        void leave(Prefix prefix, List<Match<Entry.Listed>> around);
    }

    private record Level(Prefix prefix, PathVerdict verdict, List<Match<Entry.Listed>> here) {}

    /**
     * @param lists the lists that count, bit mask by index
     * @param now seconds since 1970
     */
    public VerdictWalk(long lists, long now, Visitor visitor) {
        this.lists = lists;
        this.nothing = new PathVerdict(now);
        this.visitor = visitor;
    }

    /**
     * The next entry.
     *
     * @throws IllegalArgumentException when its prefix comes before that of the last one
     */
    public void entry(Prefix next, Entry entry) {
        if (!same.isEmpty() && !next.equals(prefix)) {
            if (next.compareTo(prefix) < 0) {
                throw new IllegalArgumentException(next + " comes after " + prefix);
            }
            enter();
        }
        prefix = next;
        same.add(entry);
    }

    /** There are no more entries. */
    public void end() {
        if (!same.isEmpty()) {
            enter();
        }
        while (!open.isEmpty()) {
            leave();
        }
    }

    private void enter() {
        while (!open.isEmpty() && !open.element().prefix.contains(prefix)) {
            leave();
        }
        PathVerdict verdict = (open.isEmpty() ? nothing : open.element().verdict).branch();
        verdict.descend(prefix.bits(), same.toArray(Entry[]::new));
        same.clear();
        List<Match<Entry.Listed>> here = verdict.counting().stream()
                .filter(m -> (1L << m.entry().list() & lists) != 0)
                .toList();
        visitor.enter(prefix, here, around());
        open.push(new Level(prefix, verdict, here));
    }

    private void leave() {
        Prefix left = open.pop().prefix;
        visitor.leave(left, around());
    }

    private List<Match<Entry.Listed>> around() {
        return open.isEmpty() ? List.of() : open.element().here;
    }
}
