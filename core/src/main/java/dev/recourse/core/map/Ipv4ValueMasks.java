package dev.recourse.core.map;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntToLongFunction;

/** The mask of each value that was painted, asked for once. */
final class Ipv4ValueMasks {
    private final IntToLongFunction maskOf;
    private final BitSet asked = new BitSet();
    private long[] masks = new long[256];

    Ipv4ValueMasks(IntToLongFunction maskOf) {
        this.maskOf = maskOf;
        asked.set(0);
    }

    long of(int value) {
        if (!asked.get(value)) {
            if (value >= masks.length) {
                masks = Arrays.copyOf(masks, Integer.highestOneBit(value) << 1);
            }
            masks[value] = maskOf.applyAsLong(value);
            asked.set(value);
        }
        return masks[value];
    }

    /** That of a value below {@link #count()}; 0 if it was never painted. */
    long known(int value) {
        return masks[value];
    }

    /** One more than the highest value that was painted. */
    int count() {
        return asked.length();
    }
}
