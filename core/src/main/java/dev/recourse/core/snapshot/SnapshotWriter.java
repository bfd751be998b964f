package dev.recourse.core.snapshot;

import dev.recourse.core.map.ByteSink;
import dev.recourse.core.snapshot.SnapshotFormat.Section;
import dev.recourse.core.table.CompactTableWriter;
import dev.recourse.core.table.Entries;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * Writes a snapshot as a stream: memory does not grow with the number of entries. The same snapshot, written at the same time,
 * gives the same bytes.
 */
public final class SnapshotWriter {
    private final Output out;
    private final ByteBuffer header =
            ByteBuffer.allocate(SnapshotFormat.HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long position;

    /** Where a snapshot goes. */
    public interface Output extends ByteSink {
        /** Takes the first bytes of the whole, once all others have been appended. Room was left for them. */
        void header(ByteBuffer bytes);
    }

    private SnapshotWriter(Output out) {
        this.out = out;
    }

    /**
     * Writes it. What is over by {@code now} is left out.
     *
     * @param now seconds since 1970
     * @param key signs it; without one nobody can tell who made it
     */
    public static void write(Snapshot snapshot, long now, Optional<SigningKey> key, Output out) {
        write(snapshot, snapshot.table(), now, key, out);
    }

    /**
     * As the other, of entries that are no table yet.
     *
     * @param head all of the snapshot but its table
     */
    public static void write(Snapshot head, Entries entries, long now, Optional<SigningKey> key, Output out) {
        new SnapshotWriter(out).write(head, entries, now, key);
    }

    private void write(Snapshot snapshot, Entries entries, long now, Optional<SigningKey> key) {
        out.append(ByteBuffer.allocate(SnapshotFormat.HEADER_BYTES));
        position = SnapshotFormat.HEADER_BYTES;
        CompactTableWriter base = new CompactTableWriter(now, snapshot.policy().longestTtl());
        int[] counts = new int[2];
        section(
                Section.IPV4_RECORDS,
                sink -> counts[0] = base.ipv4Records(entries.ipv4(), sink));
        section(
                Section.IPV6_RECORDS,
                sink -> counts[1] = base.ipv6Records(entries.ipv6(), sink));
        section(Section.IPV4_MAP, sink -> base.ipv4Map(entries.ipv4(), sink));
        section(Section.IPV6_MAP, sink -> base.ipv6Map(entries.ipv6(), sink));
        TableFields fields = new TableFields(snapshot.policy().catalogue());
        section(
                Section.POLICY,
                sink -> sink.append(PolicyFields.write(snapshot.policy()).written()));
        section(
                Section.ATTRIBUTES,
                sink -> sink.append(fields.attributes(base.attributes()).written()));
        section(
                Section.VERDICTS,
                sink -> sink.append(fields.verdicts(base.verdicts()).written()));
        header.position(0);
        header.putLong(SnapshotFormat.MAGIC).putInt(SnapshotFormat.VERSION).putInt(SnapshotFormat.HEADER_BYTES);
        header.putLong(snapshot.epoch())
                .putLong(snapshot.serial())
                .putLong(snapshot.changedAt())
                .putLong(now);
        header.putLong(counts[0]).putLong(counts[1]);
        key.ifPresent(this::sign);
        header.putInt(SnapshotFormat.CHECKSUM_AT, checksum());
        out.header(header.clear());
    }

    private void section(Section section, Consumer<ByteSink> write) {
        int padding = (int) (-position & (SnapshotFormat.ALIGNMENT - 1));
        out.append(ByteBuffer.allocate(padding));
        position += padding;
        Summed summed = new Summed();
        write.accept(summed);
        header.position(SnapshotFormat.sectionAt(section));
        header.putLong(position)
                .putLong(summed.length)
                .putInt((int) summed.crc.getValue())
                .putInt(0);
        header.put(summed.sha.digest());
        position += summed.length;
    }

    private void sign(SigningKey key) {
        header.put(SnapshotFormat.KEY_AT, key.publicKey().octets());
        header.put(SnapshotFormat.SIGNATURE_AT, key.sign(header.slice(0, SnapshotFormat.SIGNATURE_AT)));
    }

    private int checksum() {
        CRC32C crc = new CRC32C();
        crc.update(header.slice(0, SnapshotFormat.CHECKSUM_AT));
        return (int) crc.getValue();
    }

    /** Passes on, and sums up, the bytes of one section. */
    private final class Summed implements ByteSink {
        private final CRC32C crc = new CRC32C();
        private final MessageDigest sha = Keys.sha256();
        private long length;

        @Override
        public void append(ByteBuffer bytes) {
            length += bytes.remaining();
            crc.update(bytes.duplicate());
            sha.update(bytes.duplicate());
            out.append(bytes);
        }
    }
}
