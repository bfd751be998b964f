package dev.recourse.core.map;

import java.lang.foreign.MemorySegment;
import java.util.function.IntToLongFunction;

/** Reads a leaf: the values of a /24 that has more than one. The word in its bucket says which form it has. */
final class Ipv4Leaf {
    private static final int BITMAP_BYTES = 32;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private Ipv4Leaf() {}

    static int value(MemorySegment bytes, long bucket, int word, int suffix) {
        long body = body(bucket, word);
        int width = Ipv4Word.width(word);
        int shape = Ipv4Word.shape(word);
        if (shape == Ipv4Word.FULL) {
            return read(bytes, body + (long) suffix * width, width);
        }
        int count = Ipv4Word.count(word);
        int index = shape == Ipv4Word.BITMAP ? bit(bytes, body, suffix) : search(bytes, body, count, suffix);
        if (index < 0) {
            return rest(bytes, bucket, word);
        }
        long values = body + (shape == Ipv4Word.BITMAP ? BITMAP_BYTES : count);
        return read(bytes, values + (shape == Ipv4Word.EACH ? (long) index * width : 0), width);
    }

    /** The masks of all values in the leaf. */
    static long masks(MemorySegment bytes, long bucket, int word, IntToLongFunction maskOf) {
        int shape = Ipv4Word.shape(word);
        int count = Ipv4Word.count(word);
        int width = Ipv4Word.width(word);
        long masks = shape == Ipv4Word.FULL ? 0 : maskOf.applyAsLong(rest(bytes, bucket, word));
        long values = body(bucket, word)
                + switch (shape) {
                    case Ipv4Word.FULL -> 0;
                    case Ipv4Word.BITMAP -> BITMAP_BYTES;
                    default -> count;
                };
        int stored = switch (shape) {
            case Ipv4Word.FULL -> 256;
            case Ipv4Word.EACH -> count;
            default -> 1;
        };
        for (int i = 0; i < stored; i++) {
            masks |= maskOf.applyAsLong(read(bytes, values + (long) i * width, width));
        }
        return masks;
    }

    private static long body(long bucket, int word) {
        long leaf = bucket + Ipv4Word.offset(word);
        return Ipv4Word.hasOwnRest(word) ? leaf + Ipv4Word.width(word) : leaf;
    }

    private static int rest(MemorySegment bytes, long bucket, int word) {
        return Ipv4Word.hasOwnRest(word)
                ? read(bytes, bucket + Ipv4Word.offset(word), Ipv4Word.width(word))
                : bytes.get(Ipv4Layout.INT, bucket + Ipv4Layout.USUAL);
    }

    private static int read(MemorySegment bytes, long at, int width) {
        return switch (width) {
            case 1 -> bytes.get(Ipv4Layout.BYTE, at) & 0xff;
            case 2 -> bytes.get(Ipv4Layout.SHORT, at) & 0xffff;
            default -> bytes.get(Ipv4Layout.INT, at);
        };
    }

    private static int bit(MemorySegment bytes, long bitmap, int suffix) {
        long bits = bytes.get(Ipv4Layout.LONG, bitmap + (suffix >>> 6) * (long) Long.BYTES);
        return (bits >>> suffix & 1) == 1 ? 0 : -1;
    }

    /**
     * Compares eight suffixes at once: the lowest marked byte of {@code equal} is exactly the first equal one. It may read
     * seven bytes beyond the suffixes; the trailer always follows, and what is found there does not count.
     */
    private static int search(MemorySegment bytes, long suffixes, int count, int suffix) {
        long wanted = suffix * ONES;
        for (int i = 0; i < count; i += Long.BYTES) {
            long difference = bytes.get(Ipv4Layout.LONG, suffixes + i) ^ wanted;
            long equal = (difference - ONES) & ~difference & HIGHS;
            if (equal != 0) {
                int index = i + (Long.numberOfTrailingZeros(equal) >>> 3);
                return index < count ? index : -1;
            }
        }
        return -1;
    }
}
