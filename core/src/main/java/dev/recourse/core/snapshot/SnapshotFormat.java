package dev.recourse.core.snapshot;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The numbers of the format. All integers are big-endian. */
final class SnapshotFormat {
    /** "RECOURSE" in ASCII. */
    static final long MAGIC = 0x5245434f55525345L;

    static final int VERSION = 1;

    /** Magic, version, flags, epoch, serial, changedAt, entry count, two sections of (length, CRC32C), header CRC32C. */
    static final int HEADER_BYTES = 8 + 4 + 4 + 8 + 8 + 8 + 8 + 2 * (8 + 4) + 4;

    /** Address, bits, kind, list, criterion, source, detail, serial, since, expires. */
    static final int ENTRY_BYTES = 16 + 1 + 1 + 2 + 4 + 4 + 4 + 8 + 8 + 8;

    static final byte KIND_LISTED = 1;
    static final byte KIND_HOLE = 2;
    static final byte KIND_EXEMPT = 3;

    private SnapshotFormat() {}

    static int checksum(ByteBuffer bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(from, length));
        return (int) crc.getValue();
    }
}
