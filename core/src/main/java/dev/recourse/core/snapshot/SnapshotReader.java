package dev.recourse.core.snapshot;

import dev.recourse.core.list.Policy;
import dev.recourse.core.snapshot.SnapshotFormat.Section;
import dev.recourse.core.table.CompactTable;
import dev.recourse.core.table.ListingTable;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** Reads a snapshot: all of it or, where a byte is wrong or missing, nothing. The bytes stay in use and must stay the same. */
public final class SnapshotReader {
    private final MemorySegment bytes;

    private SnapshotReader(MemorySegment bytes) {
        this.bytes = bytes;
    }

    /**
     * What the header says of itself, before anything behind it was looked at.
     *
     * @param madeAt when it was written, in seconds since 1970
     * @param length the bytes of the whole file
     * @param key who signed it, if anybody did; not yet checked
     */
    public record About(long epoch, long serial, long changedAt, long madeAt, long length, Optional<PublicKey> key) {}

    /**
     * Reads it. Checksums show that it is as it was written.
     *
     * @param bytes exactly one snapshot
     * @throws SnapshotException when it is torn, changed or of another version
     */
    public static Snapshot read(MemorySegment bytes) throws SnapshotException {
        return new SnapshotReader(bytes).snapshot();
    }

    /**
     * What the header says.
     *
     * @param bytes a snapshot, or at least its first bytes
     * @throws SnapshotException when it is not the header of a snapshot of this version
     */
    public static About about(MemorySegment bytes) throws SnapshotException {
        return new SnapshotReader(bytes).about();
    }

    /**
     * Checks that one of these keys signed it, every byte of it: to be asked of what came from elsewhere, before
     * {@link #read}.
     *
     * @throws SnapshotException when that is not so
     */
    public static void requireSignedBy(Set<PublicKey> trusted, MemorySegment bytes) throws SnapshotException {
        new SnapshotReader(bytes).requireSigned(trusted);
    }

    /**
     * Checks that one of these keys signed this header: to be asked of what begins to come from elsewhere, before the rest of
     * it is fetched. What is behind the header is not looked at, see {@link #requireSignedBy}.
     *
     * @param header a snapshot, or at least its first bytes
     * @throws SnapshotException when that is not so
     */
    public static void requireHeaderSignedBy(Set<PublicKey> trusted, MemorySegment header) throws SnapshotException {
        new SnapshotReader(header).requireSignedHeader(trusted);
    }

    /**
     * A name that these bytes have and no others: the header has a digest of each section.
     *
     * @param header a snapshot, or at least its first bytes
     * @return 32 hexadecimal digits
     */
    public static String tag(MemorySegment header) {
        byte[] digest = digest(header.asSlice(0, Math.min(header.byteSize(), SnapshotFormat.HEADER_BYTES)));
        return HexFormat.of().formatHex(digest, 0, 16);
    }

    /** How many bytes of a file {@link #about}, {@link #tag} and {@link #requireHeaderSignedBy} need. */
    public static int headerBytes() {
        return SnapshotFormat.HEADER_BYTES;
    }

    private About about() throws SnapshotException {
        if (bytes.byteSize() < SnapshotFormat.HEADER_BYTES) {
            throw new SnapshotException("it ends inside its header, at byte " + bytes.byteSize());
        }
        if (bytes.get(SnapshotFormat.LONG, 0) != SnapshotFormat.MAGIC) {
            throw new SnapshotException("it does not begin as a snapshot does");
        }
        int version = bytes.get(SnapshotFormat.INT, 8);
        if (version != SnapshotFormat.VERSION) {
            throw new SnapshotException(
                    "it has format version " + version + ", this program reads version " + SnapshotFormat.VERSION);
        }
        int checksum = SnapshotFormat.checksum(bytes.asSlice(0, SnapshotFormat.CHECKSUM_AT));
        if (checksum != bytes.get(SnapshotFormat.INT, SnapshotFormat.CHECKSUM_AT)) {
            throw new SnapshotException("its header is damaged (checksum)");
        }
        int last = SnapshotFormat.sectionAt(Section.VERDICTS);
        return new About(
                bytes.get(SnapshotFormat.LONG, 16),
                bytes.get(SnapshotFormat.LONG, 24),
                bytes.get(SnapshotFormat.LONG, 32),
                bytes.get(SnapshotFormat.LONG, 40),
                bytes.get(SnapshotFormat.LONG, last) + bytes.get(SnapshotFormat.LONG, last + 8),
                key());
    }

    private Optional<PublicKey> key() {
        byte[] key = octets(SnapshotFormat.KEY_AT, SnapshotFormat.KEY_BYTES);
        return Arrays.equals(key, new byte[SnapshotFormat.KEY_BYTES])
                ? Optional.empty()
                : Optional.of(new PublicKey(key));
    }

    private void requireSigned(Set<PublicKey> trusted) throws SnapshotException {
        requireSignedHeader(trusted);
        for (Section section : Section.values()) {
            byte[] signed = octets(SnapshotFormat.sectionAt(section) + 24, 32);
            if (!Arrays.equals(signed, digest(section(section)))) {
                throw new SnapshotException("its section " + section + " is not what was signed");
            }
        }
    }

    private void requireSignedHeader(Set<PublicKey> trusted) throws SnapshotException {
        PublicKey key = about().key().orElseThrow(() -> new SnapshotException("nobody signed it"));
        if (!trusted.contains(key)) {
            throw new SnapshotException("it is signed by " + key + ", which is not trusted here");
        }
        byte[] signature = octets(SnapshotFormat.SIGNATURE_AT, SnapshotFormat.SIGNATURE_BYTES);
        if (!key.verifies(bytes.asSlice(0, SnapshotFormat.SIGNATURE_AT).asByteBuffer(), signature)) {
            throw new SnapshotException("its signature is not that of " + key);
        }
    }

    private static byte[] digest(MemorySegment section) {
        MessageDigest sha = Keys.sha256();
        for (long at = 0; at < section.byteSize(); at += 1 << 24) {
            sha.update(section.asSlice(at, Math.min(1 << 24, section.byteSize() - at))
                    .asByteBuffer());
        }
        return sha.digest();
    }

    private Snapshot snapshot() throws SnapshotException {
        About about = about();
        if (about.length != bytes.byteSize()) {
            throw new SnapshotException("it has " + bytes.byteSize() + " bytes where its header says " + about.length);
        }
        requireZero(SnapshotFormat.CHECKSUM_AT + 4, SnapshotFormat.HEADER_BYTES);
        long end = SnapshotFormat.HEADER_BYTES;
        for (Section section : Section.values()) {
            long from = bytes.get(SnapshotFormat.LONG, SnapshotFormat.sectionAt(section));
            if (from != (end + SnapshotFormat.ALIGNMENT - 1 & -SnapshotFormat.ALIGNMENT)) {
                throw new SnapshotException("its section " + section + " does not begin where the one before it ends");
            }
            requireZero(end, from);
            end = from + section(section).byteSize();
            int checksum = bytes.get(SnapshotFormat.INT, SnapshotFormat.sectionAt(section) + 16);
            if (checksum != SnapshotFormat.checksum(section(section))) {
                throw new SnapshotException("its section " + section + " is damaged (checksum)");
            }
        }
        try {
            return contents(about);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new SnapshotException("it was written wrong: " + e.getMessage());
        }
    }

    private Snapshot contents(About about) throws SnapshotException {
        FieldReader policyFields = new FieldReader("its policy", section(Section.POLICY));
        Policy policy = PolicyFields.read(policyFields);
        policyFields.end();
        TableFields fields = new TableFields(policy.catalogue());
        CompactTable base = CompactTable.of(new CompactTable.Parts(
                fields.attributes(new FieldReader("its table of entries", section(Section.ATTRIBUTES))),
                fields.verdicts(new FieldReader("its table of verdicts", section(Section.VERDICTS))),
                section(Section.IPV4_RECORDS),
                section(Section.IPV6_RECORDS),
                section(Section.IPV4_MAP),
                section(Section.IPV6_MAP)));
        return new Snapshot(about.epoch, about.serial, about.changedAt, policy, ListingTable.of(base));
    }

    /** What no checksum covers is nothing. */
    private void requireZero(long from, long to) throws SnapshotException {
        for (long at = from; at < to; at++) {
            if (bytes.get(ValueLayout.JAVA_BYTE, at) != 0) {
                throw new SnapshotException("it has something between its parts, at byte " + at);
            }
        }
    }

    private MemorySegment section(Section section) throws SnapshotException {
        int at = SnapshotFormat.sectionAt(section);
        long from = bytes.get(SnapshotFormat.LONG, at);
        long length = bytes.get(SnapshotFormat.LONG, at + 8);
        if (from < SnapshotFormat.HEADER_BYTES || length < 0 || length > bytes.byteSize() - from) {
            throw new SnapshotException("its section " + section + " goes beyond its end");
        }
        return bytes.asSlice(from, length);
    }

    private byte[] octets(int at, int length) {
        return bytes.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE);
    }
}
