package dev.recourse.hub.dul;

import java.time.Duration;

/** Is told how far a sweep is, after each reverse zone; on any of its threads, one at a time. */
@FunctionalInterface
public interface SweepProgress {
    /**
     * @param done addresses that were read, in this call or before
     * @param total all of them
     * @param left how long the rest takes at the speed so far
     */
    void swept(long done, long total, Duration left);
}
