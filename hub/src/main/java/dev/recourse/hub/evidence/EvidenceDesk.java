package dev.recourse.hub.evidence;

import dev.recourse.core.evidence.Evidence;
import dev.recourse.hub.engine.EvidenceKeeper;
import dev.recourse.hub.store.EvidenceWriter;
import dev.recourse.hub.store.Taking;
import dev.recourse.hub.token.TokenFile;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/**
 * Where programs of others bring evidence: each has a token, and its name is the source. A source can only add its own
 * evidence, and not more of it than the limits say. Safe for any number of threads.
 */
public final class EvidenceDesk {
    /** The longest body of a request, in bytes. */
    public static final int MOST_BYTES = 1 << 20;

    /** Requests at once; more are told to come again. */
    public static final int AT_ONCE = 8;

    /** Pieces of a source in a minute. */
    public static final int A_MINUTE = 60_000;

    private static final long MINUTE_MILLIS = 60_000;
    private static final int AGAIN_SECONDS = 5;

    private final EvidenceKeeper keeper;
    private final TokenFile tokens;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /** How much each source has brought in the minute; no more sources than the file of tokens can have. */
    private final Map<String, Minute> minutes = new ConcurrentHashMap<>();

    private final LongAdder turnedAway = new LongAdder();

    public EvidenceDesk(EvidenceKeeper keeper, TokenFile tokens, InstantSource clock) {
        this.keeper = keeper;
        this.tokens = tokens;
        this.clock = clock;
    }

    private record Minute(long number, int pieces) {}

    /** What a program is told. */
    public sealed interface Answer {
        /**
         * All of it is durable. It says the same when the same evidence comes again.
         *
         * @param pieces how many were in the request
         */
        record Accepted(int pieces) implements Answer {}

        /**
         * Nothing of it was taken.
         *
         * @param index the first piece that is wrong, from 0; empty where it is the whole
         */
        record Wrong(OptionalInt index, String reason) implements Answer {}

        /** Nothing of it was taken now: the same may be sent again after so many seconds. */
        record Later(int seconds, boolean busy, String reason) implements Answer {}
    }

    /**
     * The source whose token this is.
     *
     * @throws IOException when the file of tokens cannot be used any more: then nobody is let in
     */
    public Optional<String> sourceOf(String token) throws IOException {
        Optional<String> name = tokens.nameOf(token);
        if (name.isEmpty()) {
            turnedAway.increment();
        }
        return name;
    }

    /**
     * Takes what a request brings.
     *
     * @param body at most {@link #MOST_BYTES}
     * @param lines whether it has one object a line (NDJSON)
     */
    public Answer post(String source, byte[] body, boolean lines) {
        if (!places.tryAcquire()) {
            turnedAway.increment();
            return new Answer.Later(AGAIN_SECONDS, true, "too many requests are under way");
        }
        try {
            List<Evidence> evidence = EvidenceJson.read(body, lines, source, clock.instant());
            return evidence.size() > left(source, evidence.size()) ? overRate() : taken(evidence);
        } catch (EvidenceJson.Wrong e) {
            return new Answer.Wrong(e.index(), String.valueOf(e.getMessage()));
        } finally {
            places.release();
        }
    }

    private Answer taken(List<Evidence> evidence) {
        return switch (keeper.take(evidence)) {
            case Taking.Taken taken -> new Answer.Accepted(evidence.size());
            case Taking.Refused refused -> new Answer.Wrong(OptionalInt.of(refused.index()), refused.reason());
        };
    }

    /** As many as were asked for, and they count from now on; or less, and nothing counts. */
    private int left(String source, int wanted) {
        long now = clock.millis() / MINUTE_MILLIS;
        int[] left = {0};
        minutes.compute(source, (name, before) -> {
            int used = before == null || before.number() != now ? 0 : before.pieces();
            left[0] = A_MINUTE - used;
            return new Minute(now, left[0] < wanted ? used : used + wanted);
        });
        return left[0];
    }

    private Answer overRate() {
        turnedAway.increment();
        long left = MINUTE_MILLIS - clock.millis() % MINUTE_MILLIS;
        return new Answer.Later(
                (int) Math.ceilDiv(left, 1_000L),
                false,
                "a source may bring " + A_MINUTE + " pieces of evidence a minute, " + EvidenceWriter.MOST
                        + " a request");
    }

    /** A request was turned away before it came here: its body was too long. */
    public void tooLong() {
        turnedAway.increment();
    }

    /** How many requests are under way. */
    public int underWay() {
        return AT_ONCE - places.availablePermits();
    }

    /** How many requests were turned away: without a token, too long, too many at once or in a minute. */
    public long turnedAway() {
        return turnedAway.sum();
    }
}
