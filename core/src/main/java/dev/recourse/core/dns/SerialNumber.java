package dev.recourse.core.dns;

/** Arithmetic of SOA serials: 32 bits, without an end (RFC 1982 3). */
public final class SerialNumber {
    private static final long MASK = 0xffff_ffffL;
    private static final long HALF = 0x8000_0000L;

    private SerialNumber() {}

    /** Whether {@code a} is newer than {@code b}. Of two that are half the circle apart neither is. */
    public static boolean isNewer(long a, long b) {
        long ahead = a - b & MASK;
        return ahead != 0 && ahead < HALF;
    }

    /**
     * The serial behind {@code last}: the time where that is newer, else the next number.
     *
     * @param now seconds since 1970
     * @return 1 to 2^32 - 1
     */
    public static long after(long last, long now) {
        long next = isNewer(now, last) ? now & MASK : last + 1 & MASK;
        // Some software takes 0 for "no serial".
        return next == 0 ? 1 : next;
    }
}
