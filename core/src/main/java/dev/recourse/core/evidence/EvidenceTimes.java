package dev.recourse.core.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When evidence may be seen for it to be taken. */
public final class EvidenceTimes {
    /** A source's clock may be ahead by so much. */
    public static final Duration AHEAD = Duration.ofMinutes(5);

    private EvidenceTimes() {}

    /** Why evidence of this kind and time is not taken now; empty where it is. */
    public static Optional<String> refusal(EvidenceKind kind, Instant seenAt, Instant now) {
        if (seenAt.isAfter(now.plus(AHEAD))) {
            return Optional.of("the time " + seenAt + " is in the future (now it is " + now + "): set the clock right");
        }
        if (seenAt.isBefore(now.minus(kind.retention()))) {
            return Optional.of("the time " + seenAt + " is too long ago: evidence of kind " + kind.word()
                    + " is kept for " + kind.retention().toDays() + " days");
        }
        return Optional.empty();
    }
}
