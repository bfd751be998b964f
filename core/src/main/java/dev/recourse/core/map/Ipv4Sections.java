package dev.recourse.core.map;

import java.lang.foreign.MemorySegment;

/**
 * The parts of a map that has its lengths right.
 *
 * @param all the whole map
 * @param masks a mask for each value, from 0
 * @param wideMasks the masks of each /8
 * @param top an entry for each bucket
 */
record Ipv4Sections(MemorySegment all, MemorySegment masks, MemorySegment wideMasks, MemorySegment top) {
    private static final int LEAST_BYTES =
            Ipv4Layout.MAGIC_BYTES + Ipv4Layout.WIDE_MASKS_BYTES + Ipv4Layout.TOP_BYTES + Ipv4Layout.FOOTER_BYTES;

    static Ipv4Sections of(MemorySegment bytes) {
        require(bytes.byteSize() >= LEAST_BYTES, "is too short");
        require(bytes.get(Ipv4Layout.LONG, 0) == Ipv4Layout.MAGIC, "has another beginning");
        long footer = bytes.byteSize() - Ipv4Layout.FOOTER_BYTES;
        require(bytes.get(Ipv4Layout.LONG, footer + 16) == Ipv4Layout.MAGIC, "has another end");
        require(bytes.get(Ipv4Layout.LONG, footer) == bytes.byteSize(), "has another length than it says");
        require(bytes.get(Ipv4Layout.INT, footer + 12) == 0, "has a footer of another version");
        long masksBytes = Integer.toUnsignedLong(bytes.get(Ipv4Layout.INT, footer + 8)) * Long.BYTES;
        require(masksBytes <= bytes.byteSize() - LEAST_BYTES, "has more masks than bytes");
        long top = footer - Ipv4Layout.TOP_BYTES;
        long wide = top - Ipv4Layout.WIDE_MASKS_BYTES;
        return new Ipv4Sections(
                bytes,
                bytes.asSlice(wide - masksBytes, masksBytes),
                bytes.asSlice(wide, Ipv4Layout.WIDE_MASKS_BYTES),
                bytes.asSlice(top, Ipv4Layout.TOP_BYTES));
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new IllegalArgumentException("not an IPv4 map: it " + reason);
        }
    }
}
