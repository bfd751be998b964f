package dev.recourse.core.map;

import java.util.function.IntToLongFunction;

/**
 * Writes an {@link Ipv4Map} from ranges in ascending order. It needs about 2 MiB, and 8 bytes for each value up to the
 * highest, however many ranges there are: numbers are best given out from 1 without gaps. Values below 256 take the least
 * room, so the frequent ones come first.
 */
public final class Ipv4MapWriter {
    private final Ipv4Output out;
    private final Ipv4ValueMasks masks;
    private final Ipv4BucketRuns runs = new Ipv4BucketRuns();
    private final Ipv4BucketWriter buckets = new Ipv4BucketWriter();
    private final int[] top = new int[Ipv4Layout.BUCKETS];
    private final long[] wideMasks = new long[256];
    private int open;
    private long next;
    private boolean finished;

    /** {@code maskOf} is asked once for each value, when the first /16 that has it is complete. */
    public Ipv4MapWriter(IntToLongFunction maskOf, ByteSink sink) {
        masks = new Ipv4ValueMasks(maskOf);
        out = new Ipv4Output(sink);
        out.room(Ipv4Layout.MAGIC_BYTES).putLong(Ipv4Layout.MAGIC);
    }

    /**
     * All addresses from {@code first} to {@code last} have this value.
     *
     * @param first an unsigned number above the last one of the range before
     * @param value 1 to 16,777,215
     * @throws IllegalArgumentException if not, and nothing is changed
     */
    public void range(int first, int last, int value) {
        check(Integer.toUnsignedLong(first), Integer.toUnsignedLong(last), value);
        int lastBucket = last >>> 16;
        for (int bucket = first >>> 16; bucket <= lastBucket; bucket++) {
            open(bucket);
            int from = bucket == first >>> 16 ? first & 0xffff : 0;
            int to = bucket == lastBucket ? last & 0xffff : 0xffff;
            runs.paint(from, to, value);
        }
        next = Integer.toUnsignedLong(last) + 1;
    }

    private void check(long first, long last, int value) {
        if (finished) {
            throw new IllegalStateException("the map is finished");
        }
        if (value <= 0 || value > Ipv4Layout.MAX_VALUE) {
            throw new IllegalArgumentException("value " + value + " is not between 1 and " + Ipv4Layout.MAX_VALUE);
        }
        if (first > last || first < next) {
            throw new IllegalArgumentException(
                    "range %08x to %08x is not in ascending order: %08x is next".formatted(first, last, next));
        }
    }

    /** Writes the rest. Gives the number of bytes of the whole map. */
    public long finish() {
        if (finished) {
            throw new IllegalStateException("the map is finished");
        }
        finished = true;
        complete();
        out.align(Ipv4Layout.BUCKET_UNIT);
        trailer();
        out.drain();
        return out.position();
    }

    private void open(int bucket) {
        if (bucket != open) {
            complete();
            open = bucket;
        }
    }

    private void complete() {
        runs.close();
        long all = 0;
        for (int i = 0; i < runs.count(); i++) {
            all |= masks.of(runs.value(i));
        }
        wideMasks[open >>> 8] |= all;
        top[open] = runs.count() == 1 ? uniform(runs.value(0)) : mixed(all);
        runs.clear();
    }

    private static int uniform(int value) {
        return value == 0 ? 0 : Ipv4Layout.UNIFORM_BUCKET | value;
    }

    private int mixed(long all) {
        out.align(Ipv4Layout.BUCKET_UNIT);
        long entry = out.position() / Ipv4Layout.BUCKET_UNIT;
        buckets.write(runs, all, out.room(Ipv4Layout.MAX_BUCKET_BYTES));
        return Math.toIntExact(entry);
    }

    private void trailer() {
        for (int value = 0; value < masks.count(); value++) {
            out.room(Long.BYTES).putLong(masks.known(value));
        }
        for (long wide : wideMasks) {
            out.room(Long.BYTES).putLong(wide);
        }
        for (int entry : top) {
            out.room(Integer.BYTES).putInt(entry);
        }
        long length = out.position() + Ipv4Layout.FOOTER_BYTES;
        out.room(Ipv4Layout.FOOTER_BYTES)
                .putLong(length)
                .putInt(masks.count())
                .putInt(0)
                .putLong(Ipv4Layout.MAGIC);
    }
}
