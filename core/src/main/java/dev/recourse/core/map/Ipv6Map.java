package dev.recourse.core.map;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * From an IPv6 address to a number; 0 where there is none.
 *
 * <p>Upper points stand for changes of the number from one /64 to the next, by the upper half of the address. Where it
 * changes inside a /64 as well, the upper point leads to a leaf: lower points, by the lower half. Most entries of a list are
 * a /64 or one address in it, and both cost one search among the upper points (decision 0024).
 *
 * <p>Immutable and safe for use by several threads. Damaged bytes give wrong numbers or an unchecked exception, in no more
 * time than sound ones; whoever cares checks the bytes before.
 */
public final class Ipv6Map {
    private static final int NONE = 0;

    private final MemorySegment bytes;
    private final Ipv6Points upper;
    private final Ipv6Points lower;

    private Ipv6Map(MemorySegment bytes) {
        this.bytes = bytes;
        long upperAt = Ipv6Format.LINE + Ipv6Format.lines(8L * field(Ipv6Format.MASKS_AT));
        upper = new Ipv6Points(bytes, upperAt, field(Ipv6Format.UPPER_AT), this::masksOfUpper);
        lower = new Ipv6Points(bytes, upper.end(), field(Ipv6Format.LOWER_AT), this::masksOfValue);
    }

    /**
     * @param bytes begin with what {@link Ipv6MapWriter} wrote; they are read as long as the map is used. What it wrote may
     *     begin anywhere, and is read fastest from a multiple of 64.
     * @throws IllegalArgumentException when they cannot be an IPv6 map, with the reason
     */
    public static Ipv6Map over(MemorySegment bytes) {
        demand(bytes.byteSize() >= Ipv6Format.LINE, "it ends inside its header");
        demand(bytes.get(Ipv6Format.LONG, 0) == Ipv6Format.MAGIC, "it does not begin as an IPv6 map does");
        int version = bytes.get(Ipv6Format.INT, Ipv6Format.VERSION_AT);
        demand(version == Ipv6Format.VERSION, "it has format version " + version + ", not " + Ipv6Format.VERSION);
        demandCount(bytes, Ipv6Format.MASKS_AT, Ipv6Format.LARGEST_VALUE + 1, "masks");
        demandCount(bytes, Ipv6Format.UPPER_AT, Ipv6Format.MOST_POINTS, "upper points");
        demandCount(bytes, Ipv6Format.LOWER_AT, Ipv6Format.MOST_POINTS, "lower points");
        Ipv6Map map = new Ipv6Map(bytes.asReadOnly());
        long length = bytes.get(Ipv6Format.LONG, Ipv6Format.LENGTH_AT);
        demand(length == map.lower.end(), "its header says " + length + " bytes, its parts need " + map.lower.end());
        demand(length <= bytes.byteSize(), "it has " + bytes.byteSize() + " bytes where its header says " + length);
        return map;
    }

    private static void demandCount(MemorySegment bytes, long at, int most, String what) {
        int count = bytes.get(Ipv6Format.INT, at);
        demand(count >= 0 && count <= most, "it says that it has " + count + " " + what);
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("not an IPv6 map: " + otherwise);
        }
    }

    private int field(long at) {
        return bytes.get(Ipv6Format.INT, at);
    }

    /**
     * @param high the first eight bytes of the address
     * @param low the last eight
     */
    public int value(long high, long low) {
        return value(upper.floor(0, upper.count(), high), high, low);
    }

    /**
     * {@link #value} of many addresses, which takes less time than one after the other (bench/README.md).
     *
     * @param count how many of the arrays' first elements are meant
     * @param values takes the results
     */
    public void values(long[] highs, long[] lows, int count, int[] values) {
        upper.floors(highs, count, values);
        for (int i = 0; i < count; i++) {
            values[i] = value(values[i], highs[i], lows[i]);
        }
    }

    private int value(int point, long high, long low) {
        if (point < 0) {
            return NONE;
        }
        int content = upper.content(point);
        if (Ipv6Format.kind(content) == Ipv6Format.RUN) {
            return content;
        }
        return upper.key(point) == high ? inside(content, low) : NONE;
    }

    private int inside(int content, long low) {
        int number = Ipv6Format.number(content);
        return switch (Ipv6Format.kind(content)) {
            case Ipv6Format.SINGLE -> lower.key(number) == low ? Ipv6Format.number(lower.content(number)) : NONE;
            case Ipv6Format.LEAF -> inLeaf(number, low);
            default -> number;
        };
    }

    private int inLeaf(int end, long low) {
        int begin = begin(end);
        int point = lower.floor(begin, end, low);
        if (point < begin) {
            return NONE;
        }
        int content = lower.content(point);
        boolean holds = Ipv6Format.kind(content) == Ipv6Format.RUN || lower.key(point) == low;
        return holds ? Ipv6Format.number(content) : NONE;
    }

    /** A leaf ends with a point that says how many points it has. */
    private int begin(int end) {
        Objects.checkIndex(end, lower.count());
        return Objects.checkIndex(end - lower.content(end), end);
    }

    /**
     * The masks of all numbers that an address of the prefix has, each bit once.
     *
     * @param high the first eight bytes of an address of the prefix
     * @param low the last eight
     * @param bits the length of the prefix, 0 to 128
     */
    public long masksIn(long high, long low, int bits) {
        Objects.checkIndex(bits, 129);
        if (bits <= 64) {
            long rest = bits == 64 ? 0 : -1L >>> bits;
            return upper.masksIn(0, upper.count(), high & ~rest, high | rest);
        }
        long rest = bits == 128 ? 0 : -1L >>> (bits - 64);
        return masksInside(high, low & ~rest, low | rest);
    }

    private long masksInside(long high, long first, long last) {
        int point = upper.floor(0, upper.count(), high);
        if (point < 0 || (Ipv6Format.kind(upper.content(point)) != Ipv6Format.RUN && upper.key(point) != high)) {
            return 0;
        }
        int content = upper.content(point);
        int number = Ipv6Format.number(content);
        return switch (Ipv6Format.kind(content)) {
            case Ipv6Format.SINGLE -> lower.masksIn(number, number + 1, first, last);
            case Ipv6Format.LEAF -> lower.masksIn(begin(number), number, first, last);
            default -> masksOfValue(content);
        };
    }

    private long masksOfUpper(int content) {
        int number = Ipv6Format.number(content);
        return switch (Ipv6Format.kind(content)) {
            case Ipv6Format.SINGLE -> masksOfValue(lower.content(number));
            case Ipv6Format.LEAF -> lower.key(number);
            default -> masksOfValue(number);
        };
    }

    private long masksOfValue(int content) {
        int value = Ipv6Format.number(content);
        Objects.checkIndex(value, field(Ipv6Format.MASKS_AT));
        return bytes.get(Ipv6Format.LONG, Ipv6Format.LINE + 8L * value);
    }
}
