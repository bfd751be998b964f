package dev.recourse.core.table;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Goes over the addresses of one prefix in order and cuts them into ranges, for each of which one verdict holds. The ranges
 * have no gap: they begin with the first address of the prefix and end with its last.
 */
final class Sweep {
    private final Steps steps;
    private final Deque<Level> open = new ArrayDeque<>();
    private boolean pending;
    private boolean exhausted;
    private IpAddress at;
    private IpAddress first;
    private IpAddress last;
    private PathVerdict verdict;

    private record Level(Prefix prefix, IpAddress last, PathVerdict verdict) {
        Level(Prefix prefix, PathVerdict verdict) {
            this(prefix, prefix.last(), verdict);
        }
    }

    /**
     * @param within what to go over
     * @param steps the prefixes inside it, without itself
     * @param around what holds for all of it, itself included
     */
    Sweep(Prefix within, Steps steps, PathVerdict around) {
        this.steps = steps;
        this.verdict = around;
        this.at = within.first();
        this.first = at;
        this.last = at;
        open.push(new Level(within, around));
        pending = steps.next();
    }

    /** Goes to the next range; false behind the last one. */
    boolean next() {
        while (!exhausted && !open.isEmpty()) {
            Level top = open.element();
            if (pending && top.prefix.contains(steps.prefix())) {
                IpAddress begin = steps.prefix().first();
                if (at.compareTo(begin) < 0) {
                    range(before(begin), top.verdict);
                    return true;
                }
                push(top);
            } else {
                open.pop();
                if (at.compareTo(top.last) <= 0) {
                    range(top.last, top.verdict);
                    return true;
                }
            }
        }
        return false;
    }

    IpAddress first() {
        return first;
    }

    IpAddress last() {
        return last;
    }

    /** What holds in the range. */
    PathVerdict verdict() {
        return verdict;
    }

    private void push(Level top) {
        PathVerdict inside = top.verdict.branch();
        inside.descend(steps.prefix().bits(), steps.entries());
        open.push(new Level(steps.prefix(), inside));
        pending = steps.next();
    }

    private void range(IpAddress end, PathVerdict holds) {
        first = at;
        last = end;
        verdict = holds;
        exhausted = end.high() == -1L && end.low() == -1L;
        at = end.low() == -1L ? new IpAddress(end.high() + 1, 0) : new IpAddress(end.high(), end.low() + 1);
    }

    private static IpAddress before(IpAddress address) {
        return address.low() == 0
                ? new IpAddress(address.high() - 1, -1L)
                : new IpAddress(address.high(), address.low() - 1);
    }
}
