package dev.recourse.core.map;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** What writer and reader of the IPv6 map agree on; byte by byte in docs/formats/maps.md. */
final class Ipv6Format {
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** "RECMAPV6", read as a little-endian number. */
    static final long MAGIC = 0x3656_5041_4d43_4552L;

    static final int VERSION = 1;

    static final int VERSION_AT = 8;
    static final int MASKS_AT = 12;
    static final int LENGTH_AT = 16;
    static final int UPPER_AT = 24;
    static final int LOWER_AT = 28;

    /** A cache line: header and parts begin on one, if the section does. */
    static final int LINE = 64;

    static final int LARGEST_VALUE = 1 << 24;
    static final int MOST_POINTS = 1 << 30;

    /** A point: eight bytes of key, four of what is there. */
    static final int POINT = 12;

    /** 16 points share a first sample, 16 samples one of the next level: measured, decision 0024. */
    static final int FAN_SHIFT = 4;

    static final int FAN = 1 << FAN_SHIFT;

    /** The value holds from this key to the next point. */
    static final int RUN = 0;
    /** The value holds for this key alone; up to the next point there is nothing. */
    static final int ALONE = 1;
    /** Of this /64 one address has a value: the number of its lower point. */
    static final int SINGLE = 2;
    /** Of this /64 several parts have values: the number of the lower point that ends its leaf. */
    static final int LEAF = 3;

    private static final int NUMBER_BITS = 30;

    private Ipv6Format() {}

    static int content(int kind, int number) {
        return kind << NUMBER_BITS | number;
    }

    static int kind(int content) {
        return content >>> NUMBER_BITS;
    }

    static int number(int content) {
        return content & (1 << NUMBER_BITS) - 1;
    }

    static long lines(long bytes) {
        return (bytes + LINE - 1) & -LINE;
    }

    /** How many samples a level needs above so many of the level below. */
    static int above(int below) {
        return (below + FAN - 1) >>> FAN_SHIFT;
    }

    /** How many bytes points need with their samples. */
    static long length(int points) {
        long length = lines((long) points * POINT);
        int size = above(points);
        while (size > 0) {
            length += 2 * lines(8L * size);
            size = size <= FAN ? 0 : above(size);
        }
        return length;
    }
}
