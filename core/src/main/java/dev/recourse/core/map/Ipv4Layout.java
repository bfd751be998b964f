package dev.recourse.core.map;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** The numbers of the layout that docs/formats/maps.md describes. All integers are little-endian. */
final class Ipv4Layout {
    static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** "RECMAP4" in ASCII, then the version of the layout, 1. */
    static final long MAGIC = 0x013450414d434552L;

    static final int MAGIC_BYTES = 8;
    static final int MAX_VALUE = (1 << 24) - 1;

    static final int BUCKETS = 1 << 16;
    static final int LEAVES = 256;

    /** Buckets begin at a multiple of this, counted from the begin of the map: 31 bits then reach 16 GiB. */
    static final int BUCKET_UNIT = 8;

    /** Of an entry of the top index: all addresses of the bucket have the value in the lower bits. */
    static final int UNIFORM_BUCKET = 1 << 31;

    /** Parts of a bucket, from its begin. */
    static final int MASKS = 0;

    static final int BITMAP = 8;
    static final int RANKS = 40;
    static final int USUAL = 44;
    static final int WORDS = 48;

    /** Words for all leaves, and each leaf in its largest form. */
    static final int MAX_BUCKET_BYTES = WORDS + LEAVES * Integer.BYTES + LEAVES * 256 * Integer.BYTES;

    /** Parts of the trailer, from its begin; the masks of the values stand before it. */
    static final int WIDE_MASKS_BYTES = 256 * Long.BYTES;

    static final int TOP_BYTES = BUCKETS * Integer.BYTES;

    /** Length of the map, number of values, 0, magic. */
    static final int FOOTER_BYTES = 8 + 4 + 4 + 8;

    private Ipv4Layout() {}
}
