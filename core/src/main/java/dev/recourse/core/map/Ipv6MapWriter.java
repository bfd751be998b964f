package dev.recourse.core.map;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * Writes an {@link Ipv6Map} from ranges in ascending order. The same mapping gives the same bytes, however it is cut into
 * ranges.
 *
 * <p>The header holds counts, so all waits in memory until {@link #finish}: 13 bytes for each /64 of one value, 26 for each
 * single address, and 8 for each number up to the largest.
 */
public final class Ipv6MapWriter {
    private final IntToLongFunction maskOf;
    private final ByteSink sink;
    private final Ipv6PointsWriter upper = new Ipv6PointsWriter();
    private final Ipv6Leaves leaves = new Ipv6Leaves(upper);
    private long[] masks = new long[16];
    private int largest;
    /** The last range, which the next one may go on; value 0: none yet. */
    private Range last = new Range(0, 0, 0, 0, 0);

    private record Range(long firstHigh, long firstLow, long lastHigh, long lastLow, int value) {
        boolean endsBeforeItBegins() {
            int order = Long.compareUnsigned(lastHigh, firstHigh);
            return order < 0 || (order == 0 && Long.compareUnsigned(lastLow, firstLow) < 0);
        }

        boolean endsBefore(long high, long low) {
            int order = Long.compareUnsigned(lastHigh, high);
            return order < 0 || (order == 0 && Long.compareUnsigned(lastLow, low) < 0);
        }

        boolean goesOnWith(Range next) {
            boolean touches =
                    next.firstLow == lastLow + 1 && next.firstHigh == (lastLow == -1 ? lastHigh + 1 : lastHigh);
            return value == next.value && touches;
        }

        Range until(Range next) {
            return new Range(firstHigh, firstLow, next.lastHigh, next.lastLow, value);
        }
    }

    /**
     * @param maskOf the mask of a number; asked for numbers that occur, at least once each
     * @param out takes the bytes, all of them during {@link #finish}
     */
    public Ipv6MapWriter(IntToLongFunction maskOf, ByteSink out) {
        this.maskOf = maskOf;
        this.sink = out;
    }

    /**
     * Adds a range, both ends included, as unsigned numbers.
     *
     * @param value above 0, at most 2^24
     * @throws IllegalArgumentException when the range does not lie behind the one before, or the value is none
     */
    public void range(long firstHigh, long firstLow, long lastHigh, long lastLow, int value) {
        if (value <= 0 || value > Ipv6Format.LARGEST_VALUE) {
            throw new IllegalArgumentException(value + " is no number for a range");
        }
        Range next = new Range(firstHigh, firstLow, lastHigh, lastLow, value);
        if (next.endsBeforeItBegins()) {
            throw new IllegalArgumentException("the range ends before it begins");
        }
        if (last.value != 0 && !last.endsBefore(firstHigh, firstLow)) {
            throw new IllegalArgumentException("the range does not lie behind the one before");
        }
        if (last.value != 0 && last.goesOnWith(next)) {
            last = last.until(next);
        } else {
            writeLast();
            last = next;
        }
    }

    private void writeLast() {
        if (last.value != 0) {
            split(last, mask(last.value));
        }
    }

    /** The parts of a /64 at both ends, and the whole ones between. */
    private void split(Range range, long mask) {
        boolean within = range.firstHigh == range.lastHigh;
        boolean cutBefore = range.firstLow != 0;
        boolean cutBehind = range.lastLow != -1;
        if (within && (cutBefore || cutBehind)) {
            leaves.part(range.firstHigh, range.firstLow, range.lastLow, range.value, mask);
            return;
        }
        if (cutBefore) {
            leaves.part(range.firstHigh, range.firstLow, -1, range.value, mask);
        }
        long first = cutBefore ? range.firstHigh + 1 : range.firstHigh;
        long end = cutBehind ? range.lastHigh : range.lastHigh + 1;
        if (first != end || (!cutBefore && !cutBehind)) {
            leaves.close();
            upper.run(first, end - 1, range.value, mask);
        }
        if (cutBehind) {
            leaves.part(range.lastHigh, 0, range.lastLow, range.value, mask);
        }
    }

    private long mask(int value) {
        if (value >= masks.length) {
            masks = Arrays.copyOf(masks, Math.max(value + 1, 2 * masks.length));
        }
        largest = Math.max(largest, value);
        masks[value] = masks[value] == 0 ? maskOf.applyAsLong(value) : masks[value];
        return masks[value];
    }

    /**
     * Writes the map; nothing may be added afterwards.
     *
     * @return the bytes written, a multiple of 64
     */
    public long finish() {
        writeLast();
        leaves.close();
        upper.endRun();
        Ipv6Output out = new Ipv6Output(sink);
        out.bytes(header());
        out.longs(masks, largest + 1);
        upper.finish(out);
        leaves.points().finish(out);
        return out.written();
    }

    private ByteBuffer header() {
        ByteBuffer header = ByteBuffer.allocate(Ipv6Format.LINE).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(0, Ipv6Format.MAGIC).putInt(Ipv6Format.VERSION_AT, Ipv6Format.VERSION);
        header.putInt(Ipv6Format.MASKS_AT, largest + 1).putLong(Ipv6Format.LENGTH_AT, length());
        header.putInt(Ipv6Format.UPPER_AT, upper.count());
        return header.putInt(Ipv6Format.LOWER_AT, leaves.points().count());
    }

    private long length() {
        long masksBytes = Ipv6Format.lines(8L * (largest + 1));
        return Ipv6Format.LINE + masksBytes + upper.length() + leaves.points().length();
    }
}
