package dev.recourse.edge.transfer;

import java.time.Duration;
import java.util.List;

/** When a NOTIFY that nobody answers is sent again: RFC 1996 3.6 suggests 60 seconds and five tries, later ones further apart. */
final class NotifyTries {
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(60), Duration.ofSeconds(120), Duration.ofSeconds(240), Duration.ofSeconds(480));

    private final long serial;
    private int sent;
    private long nextNanos;

    /** @param now of a clock that only counts, in nanoseconds */
    NotifyTries(long serial, long now) {
        this.serial = serial;
        this.nextNanos = now;
    }

    long serial() {
        return serial;
    }

    /** How long until the next try; not positive: now. */
    long waitNanos(long now) {
        return nextNanos - now;
    }

    /** It has been sent at that time, and nobody answered; says whether there is another try. */
    boolean unanswered(long now) {
        if (sent == PAUSES.size()) {
            return false;
        }
        nextNanos = now + PAUSES.get(sent++).toNanos();
        return true;
    }
}
