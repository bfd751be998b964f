package dev.recourse.core.map;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * Points in ascending order of an unsigned 64-bit key, read where they lie, under levels of samples: each level has the
 * first key of every 16 of the level below, and the masks of all that is in those.
 */
final class Ipv6Points {
    private static final int MOST_LEVELS = 8;

    private final MemorySegment bytes;
    private final IntToLongFunction maskOf;
    private final long pointsAt;
    private final int count;
    /** Of level 0, the samples of the points, upwards. */
    private final long[] keysAt = new long[MOST_LEVELS];

    private final long[] masksAt = new long[MOST_LEVELS];
    private final int levels;

    /**
     * @param at where they begin
     * @param maskOf the masks of a point's content
     */
    Ipv6Points(MemorySegment bytes, long at, int count, IntToLongFunction maskOf) {
        this.bytes = bytes;
        this.maskOf = maskOf;
        this.pointsAt = at;
        this.count = count;
        long next = at + Ipv6Format.lines((long) count * Ipv6Format.POINT);
        int level = 0;
        for (int size = Ipv6Format.above(count); size > 0; size = size <= Ipv6Format.FAN ? 0 : Ipv6Format.above(size)) {
            keysAt[level] = next;
            masksAt[level] = next + Ipv6Format.lines(8L * size);
            next = masksAt[level++] + Ipv6Format.lines(8L * size);
        }
        levels = level;
    }

    int count() {
        return count;
    }

    /** The first byte behind them. */
    long end() {
        return pointsAt + Ipv6Format.length(count);
    }

    long key(int point) {
        return bytes.get(Ipv6Format.LONG, pointsAt + (long) point * Ipv6Format.POINT);
    }

    int content(int point) {
        return bytes.get(Ipv6Format.INT, pointsAt + (long) point * Ipv6Format.POINT + 8);
    }

    /** The last of the points from {@code from} to before {@code to} whose key is not above; {@code from - 1}: none. */
    int floor(int from, int to, long key) {
        if (to - from <= 2 * Ipv6Format.FAN) {
            return floor(pointsAt, Ipv6Format.POINT, from, to, key);
        }
        int sample = 0;
        for (int level = levels - 1; level >= 0; level--) {
            sample = floorOfSamples(level, sample, from, to, key);
        }
        return floorBelow(sample, from, to, key);
    }

    /**
     * {@link #floor} among all points for many keys, level by level: the loads of one level do not wait for each other.
     *
     * @param floors takes the results
     */
    void floors(long[] keys, int many, int[] floors) {
        Arrays.fill(floors, 0, many, 0);
        for (int level = levels - 1; level >= 0; level--) {
            for (int i = 0; i < many; i++) {
                floors[i] = floorOfSamples(level, floors[i], 0, count, keys[i]);
            }
        }
        for (int i = 0; i < many; i++) {
            floors[i] = floorBelow(floors[i], 0, count, keys[i]);
        }
    }

    private int floorOfSamples(int level, int above, int from, int to, long key) {
        int shift = (level + 1) * Ipv6Format.FAN_SHIFT;
        int first = Math.max(above << Ipv6Format.FAN_SHIFT, roundedUp(from, shift));
        int last = Math.min((above + 1) << Ipv6Format.FAN_SHIFT, roundedUp(to, shift));
        return floor(keysAt[level], 8, first, last, key);
    }

    private int floorBelow(int sample, int from, int to, long key) {
        int first = Math.max(sample << Ipv6Format.FAN_SHIFT, from);
        int last = Math.min((sample + 1) << Ipv6Format.FAN_SHIFT, to);
        return floor(pointsAt, Ipv6Format.POINT, first, last, key);
    }

    private static int roundedUp(int point, int shift) {
        return (point + (1 << shift) - 1) >>> shift;
    }

    /** Without a branch on the keys, which no predictor can guess. */
    private int floor(long at, int stride, int from, int to, long key) {
        long signed = key + Long.MIN_VALUE;
        int floor = from - 1;
        for (int left = to - from; left > 0; ) {
            int half = (left + 1) >>> 1;
            long middle = bytes.get(Ipv6Format.LONG, at + (long) (floor + half) * stride) + Long.MIN_VALUE;
            floor = middle <= signed ? floor + half : floor;
            left -= half;
        }
        return floor;
    }

    /** The masks of everything from key {@code first} to {@code last}, among the points from {@code from} to before {@code to}. */
    long masksIn(int from, int to, long first, long last) {
        int begin = floor(from, to, first);
        boolean reachesIn = begin >= from && (key(begin) == first || Ipv6Format.kind(content(begin)) == Ipv6Format.RUN);
        return masks(reachesIn ? begin : begin + 1, floor(from, to, last) + 1);
    }

    private long masks(int from, int to) {
        long masks = 0;
        int first = from;
        int end = to;
        for (; first < end && first % Ipv6Format.FAN != 0; first++) {
            masks |= maskOf.applyAsLong(content(first));
        }
        for (; first < end && end % Ipv6Format.FAN != 0; end--) {
            masks |= maskOf.applyAsLong(content(end - 1));
        }
        return first == end
                ? masks
                : masks | summaries(0, first >>> Ipv6Format.FAN_SHIFT, end >>> Ipv6Format.FAN_SHIFT);
    }

    private long summaries(int level, int from, int to) {
        long masks = 0;
        int first = from;
        int end = to;
        boolean top = level == levels - 1;
        for (; first < end && (top || first % Ipv6Format.FAN != 0); first++) {
            masks |= summary(level, first);
        }
        for (; first < end && end % Ipv6Format.FAN != 0; end--) {
            masks |= summary(level, end - 1);
        }
        return first == end
                ? masks
                : masks | summaries(level + 1, first >>> Ipv6Format.FAN_SHIFT, end >>> Ipv6Format.FAN_SHIFT);
    }

    private long summary(int level, int sample) {
        return bytes.get(Ipv6Format.LONG, masksAt[level] + 8L * sample);
    }
}
