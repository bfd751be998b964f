package dev.recourse.core.snapshot;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** The numbers of the format. All integers are little-endian, as the maps have them. */
final class SnapshotFormat {
    /** "RECOURSE" in ASCII. */
    static final long MAGIC = 0x45535255_4f434552L;

    static final int VERSION = 2;

    /** The parts of a snapshot, in their order in the file. */
    enum Section {
        IPV4_RECORDS(0),
        IPV6_RECORDS(1),
        IPV4_MAP(2),
        IPV6_MAP(3),
        POLICY(4),
        ATTRIBUTES(5),
        VERDICTS(6);

        private final int place;

        Section(int place) {
            this.place = place;
        }
    }

    static final int SECTIONS = Section.values().length;

    /** Offset, length, CRC32C, nothing, SHA-256. */
    static final int SECTION_BYTES = 8 + 8 + 4 + 4 + 32;

    /** Where the table of sections begins: behind magic, version, length of the header, and six numbers. */
    static final int SECTIONS_AT = 8 + 4 + 4 + 6 * 8;

    static final int KEY_AT = SECTIONS_AT + SECTIONS * SECTION_BYTES;
    static final int KEY_BYTES = 32;
    static final int SIGNATURE_AT = KEY_AT + KEY_BYTES;
    static final int SIGNATURE_BYTES = 64;
    static final int CHECKSUM_AT = SIGNATURE_AT + SIGNATURE_BYTES;
    static final int HEADER_BYTES = 576;

    /** A section begins at a multiple of this, a cache line: the maps lay their parts out by it. */
    static final int ALIGNMENT = 64;

    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    static final byte LISTED = 1;
    static final byte HOLE = 2;
    static final byte EXEMPT = 3;

    /** A checksum of a mapped file goes over it in pieces: a buffer holds 2 GiB at most. */
    private static final long PIECE = 1 << 24;

    private SnapshotFormat() {}

    static int sectionAt(Section section) {
        return SECTIONS_AT + section.place * SECTION_BYTES;
    }

    static int checksum(MemorySegment bytes) {
        CRC32C crc = new CRC32C();
        for (long at = 0; at < bytes.byteSize(); at += PIECE) {
            crc.update(bytes.asSlice(at, Math.min(PIECE, bytes.byteSize() - at)).asByteBuffer());
        }
        return (int) crc.getValue();
    }
}
