package dev.recourse.core.removal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The published times by which is decided. The texts of the tables are filled from these, so they cannot differ.
 *
 * @param quiet how long no abuse may have been seen, the first time
 * @param quickQuiet the same for what lists bursts
 * @param quietMost the longest it grows to: it doubles with each earlier removal
 * @param remembered how long an earlier removal counts
 * @param review how long an exemption for a name of its own lasts before its review date; it is renewed by itself
 * @param proved how long an exemption for a proof lasts; renewed by proving again
 * @param provisional how long it lasts while a visit or an HTTP proof was not repeated yet
 * @param repeats how often such a proof is wanted
 * @param waiting how long a case waits for somebody else
 * @param retestFirst the time to the first re-test; it doubles
 * @param retestLast the longest time between two
 * @param relayRetest the shortest time between two tests of a relay (RFC 6471 3.6.2)
 */
public record RemovalNumbers(
        Duration quiet,
        Duration quickQuiet,
        Duration quietMost,
        Duration remembered,
        Duration review,
        Duration proved,
        Duration provisional,
        int repeats,
        Duration waiting,
        Duration retestFirst,
        Duration retestLast,
        Duration relayRetest) {
    /** As shipped. */
    public static final RemovalNumbers USUAL = new RemovalNumbers(
            Duration.ofHours(24),
            Duration.ofMinutes(10),
            Duration.ofDays(14),
            Duration.ofDays(365),
            Duration.ofDays(90),
            Duration.ofDays(30),
            Duration.ofDays(1),
            3,
            Duration.ofDays(30),
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            Duration.ofHours(24));

    private static final int DOUBLINGS_MOST = 30;

    /** The quiet time after so many earlier removals. */
    Duration quietAfter(Duration first, int earlierRemovals) {
        return doubled(first, earlierRemovals, quietMost.compareTo(first) > 0 ? quietMost : first);
    }

    /** When to test again, after so many tests that changed nothing. */
    public Instant retestAt(Instant now, int tests) {
        return now.plus(doubled(retestFirst, tests, retestLast));
    }

    private static Duration doubled(Duration first, int times, Duration most) {
        Duration grown = first.multipliedBy(1L << Math.clamp(times, 0, DOUBLINGS_MOST));
        return grown.compareTo(most) < 0 ? grown : most;
    }

    /** The words of the texts that stand for numbers. */
    Map<String, String> words() {
        return Map.of(
                "quiet", Durations.words(quiet),
                "quick-quiet", Durations.words(quickQuiet),
                "quiet-most", Durations.words(quietMost),
                "remembered", Durations.words(remembered),
                "review", Durations.words(review),
                "proved", Durations.words(proved),
                "provisional", Durations.words(provisional),
                "repeats", Integer.toString(repeats),
                "waiting", Durations.words(waiting));
    }
}
