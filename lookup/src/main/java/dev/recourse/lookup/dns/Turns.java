package dev.recourse.lookup.dns;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How many may do something at once for each key. The keys are spread over a fixed number of counters, so that strangers who
 * make up zones and servers cannot fill memory; two keys on one counter share its limit.
 */
final class Turns {
    private final Semaphore[] counters;

    Turns(int perKey, int counters) {
        this.counters = Stream.generate(() -> new Semaphore(perKey, true))
                .limit(counters)
                .toArray(Semaphore[]::new);
    }

    /** A turn, given back by closing it; empty when none came free before the deadline. */
    Optional<Turn> take(Object key, Deadline deadline) {
        Semaphore counter = counters[Math.floorMod(spread(Objects.hashCode(key)), counters.length)];
        try {
            return counter.tryAcquire(Math.max(0, deadline.left()), TimeUnit.NANOSECONDS)
                    ? Optional.of(counter::release)
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Addresses that follow each other have hashes that follow each other. */
    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 16);
    }

    /** What was taken. */
    @FunctionalInterface
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }
}
