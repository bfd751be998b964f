package dev.recourse.hub.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a mail that was not taken is tried again. */
final class Backoff {
    /** Quickly at first, for a server that restarts; then as RFC 5321 4.5.4.1 wants it. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4));

    /** RFC 5321 4.5.4.1: four to five days. */
    private static final Duration LONGEST = Duration.ofDays(4);

    private Backoff() {}

    /**
     * The time of the next attempt; empty when there is none.
     *
     * @param attempts how many there were, at least 1
     */
    static Optional<Instant> next(int attempts, Instant createdAt, Instant now) {
        if (now.isAfter(createdAt.plus(LONGEST))) {
            return Optional.empty();
        }
        return Optional.of(now.plus(WAITS.get(Math.min(attempts, WAITS.size()) - 1)));
    }
}
