package dev.recourse.hub.removal;

import dev.recourse.core.removal.Mover;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How many answers were given since the start, and how long they took (RFC 6471 2.2.3). Safe for any number of threads. */
public final class AnswerTimes {
    private final Map<Mover, LongAdder> answers = new EnumMap<>(Mover.class);
    private final Map<Mover, LongAdder> seconds = new EnumMap<>(Mover.class);

    AnswerTimes() {
        for (Mover mover : Mover.values()) {
            answers.put(mover, new LongAdder());
            seconds.put(mover, new LongAdder());
        }
    }

    void answered(Mover by, Duration after) {
        of(answers, by).increment();
        of(seconds, by).add(Math.max(0, after.toSeconds()));
    }

    /** How many answers. */
    public long answers(Mover by) {
        return of(answers, by).sum();
    }

    /** How many seconds they took together. */
    public long seconds(Mover by) {
        return of(seconds, by).sum();
    }

    private static LongAdder of(Map<Mover, LongAdder> counts, Mover by) {
        return counts.getOrDefault(by, new LongAdder());
    }
}
