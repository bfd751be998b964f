package dev.recourse.app.wiring;

import dev.recourse.hub.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The time of this machine, as far as it can be trusted: between two readings the wall clock may go on by as much as the
 * monotonic clock does, and a limit. What is beyond is a jump. Then the time goes on from before it, for answers, and
 * nothing is decided.
 *
 * <p>The monotonic clock stands still while a machine is suspended, so a long sleep is a jump too.
 */
public final class SteadyClock implements InstantSource {
    /**
     * More than any correction of a clock that is kept right (ntpd itself gives up at 1000 s), less than what a listing
     * lasts or a wrong time zone makes. The journal bears as much backwards.
     */
    static final Duration LIMIT = Duration.ofHours(1);

    /** Both clocks are compared since no longer than about this, so that small corrections never add up to a jump. */
    private static final Duration COMPARED = Duration.ofMinutes(1);

    private final InstantSource wall;
    private final LongSupplier monotonic;

    /** Where both were last found to agree. Replaced whole, by whichever thread reads. */
    private volatile Agreed agreed;

    /** @param monotonic nanoseconds, as {@link System#nanoTime} */
    SteadyClock(InstantSource wall, LongSupplier monotonic) {
        this.wall = wall;
        this.monotonic = monotonic;
        this.agreed = new Agreed(wall.instant(), monotonic.getAsLong());
    }

    /** The clocks of this machine; what they say now is taken as right. */
    public static SteadyClock ofThisMachine() {
        return new SteadyClock(InstantSource.system(), System::nanoTime);
    }

    /** The time to answer by. Never fails. */
    @Override
    public Instant instant() {
        Reading reading = read();
        return reading.trusted() ? reading.shown : reading.expected;
    }

    /** The time to decide by: asking it throws a {@link StoreException} that says why, while the clock is not trusted. */
    InstantSource deciding() {
        return () -> {
            Reading reading = read();
            if (!reading.trusted()) {
                throw new StoreException(reading.sentence());
            }
            return reading.shown;
        };
    }

    /** What is wrong with the clock and what to do, in one sentence; empty while nothing is. */
    Optional<String> trouble() {
        return Optional.of(read()).filter(reading -> !reading.trusted()).map(Reading::sentence);
    }

    private Reading read() {
        Agreed last = agreed;
        long nanos = monotonic.getAsLong();
        Duration since = Duration.ofNanos(nanos - last.nanos);
        Reading reading = new Reading(wall.instant(), last.shown.plus(since));
        if (since.compareTo(COMPARED) > 0 && reading.trusted()) {
            agreed = new Agreed(reading.shown, nanos);
        }
        return reading;
    }

    private record Agreed(Instant shown, long nanos) {}

    private record Reading(Instant shown, Instant expected) {
        boolean trusted() {
            return jump().abs().compareTo(LIMIT) <= 0;
        }

        Duration jump() {
            return Duration.between(expected, shown);
        }

        String sentence() {
            long minutes = jump().abs().plusSeconds(30).toMinutes();
            return "the clock of this machine jumped " + minutes / 60 + " h " + minutes % 60 + " min "
                    + (jump().isNegative() ? "back" : "ahead")
                    + " while Recourse ran (or the machine was suspended), so"
                    + " nothing is listed, removed or expired, and DNS goes on by the time before the jump: set the clock"
                    + " right, or restart Recourse if the new time is right";
        }
    }
}
