package dev.recourse.edge.status;

import java.util.concurrent.atomic.LongAdder;

/** How long replies are, by powers of two. Any thread may count and read. */
public final class ReplySizes {
    /** The power of two that the longest message does not exceed. */
    public static final int LARGEST_POWER = 16;

    /** No message is shorter than a header of twelve octets. */
    static final int SMALLEST_POWER = 4;

    private final LongAdder[] upTo = new LongAdder[LARGEST_POWER + 1];
    private final LongAdder octets = new LongAdder();

    ReplySizes() {
        for (int power = 0; power <= LARGEST_POWER; power++) {
            upTo[power] = new LongAdder();
        }
    }

    /** A reply of so many octets, 1 to 65,535, was sent. */
    public void count(int length) {
        upTo[Integer.SIZE - Integer.numberOfLeadingZeros(length - 1)].increment();
        octets.add(length);
    }

    /** How many replies had more than 2^(power-1) octets and at most 2^power. */
    public long replies(int power) {
        return upTo[power].sum();
    }

    /** All their octets together. */
    public long octets() {
        return octets.sum();
    }
}
