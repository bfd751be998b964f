package dev.recourse.hub.removal;

import java.time.Duration;

/**
 * How much may be asked within a day, and how long what is personal is kept. Published.
 *
 * @param perAddress askers for one address; who asks from the address itself is not counted
 * @param perNetwork requests for addresses of one /24, or /48 of IPv6
 * @param perAsker requests from one /24, or /48 of IPv6
 * @param perMailbox requests with one mail address
 * @param contactKept how long a mail address is kept after its request has ended
 */
public record RemovalLimits(int perAddress, int perNetwork, int perAsker, int perMailbox, Duration contactKept) {
    /** The time in which is counted; also how long the asker's network is kept. */
    public static final Duration WINDOW = Duration.ofDays(1);

    /** So many cases may be open at once, of everybody: re-tested every hour they are 28 lookups a second. */
    public static final int OPEN_CASES = 100_000;

    /** When to try again where there are more. */
    static final Duration LATER = Duration.ofHours(1);

    /** As shipped. */
    public static final RemovalLimits USUAL = new RemovalLimits(20, 64, 64, 20, Duration.ofDays(30));

    /** The most that a limit can be set to. */
    public static final int MOST = 1_000;
}
