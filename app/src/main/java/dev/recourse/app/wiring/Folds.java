package dev.recourse.app.wiring;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** How often changes were folded into the snapshot file since the start, and when last. */
final class Folds {
    /**
     * Both in one.
     *
     * @param atSecond of the last, in seconds since 1970; 0 before the first
     */
    record Count(long number, long atSecond) {}

    private final AtomicReference<Count> count = new AtomicReference<>(new Count(0, 0));

    void done(Instant at) {
        count.updateAndGet(before -> new Count(before.number() + 1, at.getEpochSecond()));
    }

    Count count() {
        return count.get();
    }
}
