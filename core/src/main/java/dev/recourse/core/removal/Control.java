package dev.recourse.core.removal;

import java.time.Instant;

/**
 * A proof that was given, perhaps several times.
 *
 * @param times how often, at least once
 */
public record Control(Proof proof, Instant firstAt, Instant lastAt, int times) {
    public Control {
        if (times < 1 || lastAt.isBefore(firstAt)) {
            throw new IllegalArgumentException("a proof is given at least once, and last not before first");
        }
    }
}
