package dev.recourse.lookup.dns;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The moment when something must be over, and how many questions it may take until then. The moment is of the machine's steady
 * counter, so that a set clock changes nothing.
 */
public final class Deadline {
    /**
     * A lookup at the source that follows an alias takes about 30. Whoever owns a zone could have us ask for hundreds of name
     * servers that are not theirs (the "NXNS" attack): not through us.
     */
    static final int MOST_QUESTIONS = 100;

    private final long nanos;
    private final AtomicInteger questions;

    private Deadline(long nanos, AtomicInteger questions) {
        this.nanos = nanos;
        this.questions = questions;
    }

    /** From now on so long. */
    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos(), new AtomicInteger(MOST_QUESTIONS));
    }

    /** The same moment for another lookup, with questions of its own. */
    Deadline anew() {
        return new Deadline(nanos, new AtomicInteger(MOST_QUESTIONS));
    }

    /** This one, or the given time from now where that is sooner; the questions are the same. */
    Deadline atMost(Duration duration) {
        long other = System.nanoTime() + duration.toNanos();
        return other - nanos < 0 ? new Deadline(other, questions) : this;
    }

    /** Takes a question. Whether there was one left. */
    boolean takeQuestion() {
        return questions.getAndDecrement() > 0;
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
