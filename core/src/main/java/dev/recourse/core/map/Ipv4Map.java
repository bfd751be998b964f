package dev.recourse.core.map;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * A map from every IPv4 address to a number, 0 where nothing was painted. Safe for many threads: it is never changed.
 *
 * <p>Damaged bytes give a wrong number or an {@link IndexOutOfBoundsException}, and nothing is read outside the segment.
 */
public final class Ipv4Map {
    private final MemorySegment bytes;
    private final MemorySegment top;
    private final Ipv4Sections sections;

    private Ipv4Map(Ipv4Sections sections) {
        this.bytes = sections.all();
        this.top = sections.top();
        this.sections = sections;
    }

    /**
     * Reads the map in place. The segment holds it from its first byte to its last.
     *
     * @throws IllegalArgumentException with the reason, when these bytes cannot be a map
     */
    public static Ipv4Map over(MemorySegment bytes) {
        return new Ipv4Map(Ipv4Sections.of(bytes));
    }

    /** The number of an address, which is its four bytes, the first one highest. Allocates nothing. */
    public int value(int address) {
        int entry = top(address);
        return value(word(entry, address), entry, address);
    }

    /**
     * The numbers of the first {@code count} addresses, at the same places. All top entries are read before all buckets, and
     * these before all leaves, so that the waits for memory overlap; meant for 64 at a time. Allocates nothing.
     */
    public void values(int[] addresses, int count, int[] values) {
        Objects.checkFromIndexSize(0, count, Math.min(addresses.length, values.length));
        for (int i = 0; i < count; i++) {
            values[i] = top(addresses[i]);
        }
        for (int i = 0; i < count; i++) {
            values[i] = word(values[i], addresses[i]);
        }
        for (int i = 0; i < count; i++) {
            values[i] = value(values[i], top(addresses[i]), addresses[i]);
        }
    }

    /**
     * The masks of all numbers that an address of the prefix has, 0 among them.
     *
     * @param length of the prefix, 0 to 32; bits of {@code first} beyond it do not count
     */
    public long masksIn(int first, int length) {
        return Ipv4MasksIn.prefix(this, sections, first, length);
    }

    int top(int address) {
        return top.get(Ipv4Layout.INT, (address >>> 16) * (long) Integer.BYTES);
    }

    static long bucket(int entry) {
        return (long) entry * Ipv4Layout.BUCKET_UNIT;
    }

    /** The word of the address' /24. A bucket without one for it, or a uniform one, gives that of a uniform /24. */
    int word(int entry, int address) {
        if (entry <= 0) {
            // The shift takes away the bit that marks a uniform bucket.
            return Ipv4Word.uniform(entry);
        }
        long bucket = bucket(entry);
        int leaf = address >>> 8 & 0xff;
        int quarter = leaf >>> 6;
        long bits = bytes.get(Ipv4Layout.LONG, bucket + Ipv4Layout.BITMAP + quarter * (long) Long.BYTES);
        long bit = 1L << leaf;
        if ((bits & bit) == 0) {
            return Ipv4Word.uniform(bytes.get(Ipv4Layout.INT, bucket + Ipv4Layout.USUAL));
        }
        int before = bytes.get(Ipv4Layout.BYTE, bucket + Ipv4Layout.RANKS + quarter) & 0xff;
        int rank = before + Long.bitCount(bits & bit - 1);
        return bytes.get(Ipv4Layout.INT, bucket + Ipv4Layout.WORDS + rank * (long) Integer.BYTES);
    }

    private int value(int word, int entry, int address) {
        if (Ipv4Word.hasLeaf(word)) {
            return Ipv4Leaf.value(bytes, bucket(entry), word, address & 0xff);
        }
        if (!Ipv4Word.isSingle(word)) {
            return Ipv4Word.uniformValue(word);
        }
        return Ipv4Word.singleSuffix(word) == (address & 0xff)
                ? Ipv4Word.singleValue(word)
                : bytes.get(Ipv4Layout.INT, bucket(entry) + Ipv4Layout.USUAL);
    }
}
