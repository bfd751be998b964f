package dev.recourse.hub.store;

import java.time.Duration;

/**
 * How many rows a piece of a large change has: as many as this machine writes in about a tenth of a second now, for so long
 * others wait. A fixed number that is right for an idle disk is not for a busy one (bench/README.md).
 */
final class Pace {
    /** More rows make an import no faster. */
    static final int MOST = 1_000;

    /** Fewer rows make it much slower: each piece is flushed to the disk by itself. */
    static final int FEWEST = 125;

    private static final Duration LONG = Duration.ofMillis(100);
    private static final Duration SHORT = LONG.dividedBy(4);

    /** Written by the writing thread alone. */
    private volatile int rows = MOST / 2;

    /** The rows of the next piece. */
    int rows() {
        return rows;
    }

    /** A piece has been written in this time. */
    void took(Duration time) {
        if (time.compareTo(LONG) > 0) {
            rows = Math.max(FEWEST, rows / 2);
        } else if (time.compareTo(SHORT) < 0) {
            rows = Math.min(MOST, rows * 2);
        }
    }
}
