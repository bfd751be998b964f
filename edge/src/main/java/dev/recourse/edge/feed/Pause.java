package dev.recourse.edge.feed;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: longer after each failure, and never as long as the other edges. */
final class Pause {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final RandomGenerator random;
    private int failures;

    Pause(RandomGenerator random) {
        this.random = random;
    }

    /** It went well: the next failure is a first one. */
    void reset() {
        failures = 0;
    }

    /** From 1 s to 30 s, of which half is chance: after a restart of the hub not all come at once. */
    Duration next() {
        long most = Math.min(LONGEST.toMillis(), (2 * SHORTEST.toMillis()) << Math.min(failures, 10));
        failures++;
        return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
    }
}
