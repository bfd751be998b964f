package dev.recourse.lookup.dns;

import java.time.Duration;

/** The moment when something must be over. It is of the machine's steady counter, so that a set clock changes nothing. */
public final class Deadline {
    private final long nanos;

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    /** From now on so long. */
    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** This one, or the given time from now where that is sooner. */
    Deadline atMost(Duration duration) {
        Deadline other = in(duration);
        return other.nanos - nanos < 0 ? other : this;
    }

    /** Nanoseconds left; none or fewer when it is over. */
    long left() {
        return nanos - System.nanoTime();
    }

    boolean isOver() {
        return left() <= 0;
    }

    /** Milliseconds left for a socket, to which 0 would mean for ever: at least 1. */
    int leftMillis() {
        return Math.clamp(left() / 1_000_000, 1, Integer.MAX_VALUE);
    }
}
