package dev.recourse.edge.dns;

import java.time.Duration;

/** Waits for the end of a thread that was told to end. */
final class Joined {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Joined() {}

    static void join(Thread thread) {
        if (thread.getState() == Thread.State.NEW) {
            // Bound but never started, as when the other transport could not be bound.
            return;
        }
        try {
            thread.join(LONGEST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
