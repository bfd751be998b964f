package dev.recourse.core.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.Policy;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.ListingTable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static final long NOW = SnapshotSample.NOW;
    private static final Policy POLICY = SnapshotSample.POLICY;

    @Test
    void what_was_written_is_read() throws Exception {
        Snapshot snapshot = SnapshotSample.of(2_000);
        Snapshot read = SnapshotReader.read(written(snapshot, Optional.empty()));
        assertThat(read.epoch()).isEqualTo(3);
        assertThat(read.serial()).isEqualTo(77);
        assertThat(read.changedAt()).isEqualTo(1_700_000_000L);
        assertThat(read.policy()).isEqualTo(POLICY);
        assertThat(entries(read.table())).isEqualTo(entries(snapshot.table()));
        Random random = new Random(8);
        for (int i = 0; i < 20_000; i++) {
            IpAddress address = i % 2 == 0
                    ? IpAddress.ofIpv4(random.nextInt())
                    : new IpAddress(0x20010db800000000L, random.nextLong());
            assertThat(read.table().verdict(address, NOW).lists())
                    .isEqualTo(snapshot.table().verdict(address, NOW).lists());
        }
    }

    @Test
    void what_is_withdrawn_is_read_again_and_adds_nothing_where_nothing_is() throws Exception {
        Policy withdrawn = POLICY.with(POLICY.zones()
                .without(new ZonePlan.Withdrawal(Set.of("bl.example.org"), Set.of("relay"), Set.of("dul"))));
        Snapshot snapshot = new Snapshot(1, 1, NOW, withdrawn, ListingTable.EMPTY);
        assertThat(SnapshotReader.read(written(snapshot, Optional.empty())).policy())
                .isEqualTo(withdrawn)
                .isNotEqualTo(POLICY);

        Policy whole = withdrawn.with(POLICY.zones());
        assertThat(PolicyFields.write(whole).written())
                .isEqualTo(PolicyFields.write(POLICY).written());
    }

    @Test
    void the_same_snapshot_gives_the_same_bytes() {
        assertThat(bytes(SnapshotSample.of(300), Optional.empty()))
                .isEqualTo(bytes(SnapshotSample.of(300), Optional.empty()));
    }

    @Test
    void what_is_over_is_left_out() throws Exception {
        Entry over = new Entry.Listed(0, SnapshotSample.criterion(0), "feed", NOW);
        ListingTable table = ListingTable.EMPTY.with(Prefix.parse("192.0.2.1"), over);
        assertThat(SnapshotReader.read(written(new Snapshot(1, 1, NOW, POLICY, table), Optional.empty()))
                        .table()
                        .size())
                .isZero();
    }

    @Test
    void an_empty_table_is_a_snapshot_too() throws Exception {
        Snapshot empty = new Snapshot(1, 0, 0, POLICY, ListingTable.EMPTY);
        assertThat(SnapshotReader.read(written(empty, Optional.empty())).table().size())
                .isZero();
    }

    @Test
    void a_snapshot_cut_at_any_byte_is_refused() {
        byte[] whole = bytes(SnapshotSample.small(), Optional.empty());
        // Every byte of the header, and of the rest some: each look goes over the whole.
        for (int length = 0; length < whole.length; length += length < 700 ? 1 : 97) {
            MemorySegment cut = MemorySegment.ofArray(whole).asSlice(0, length);
            assertThatThrownBy(() -> SnapshotReader.read(cut)).isInstanceOf(SnapshotException.class);
        }
    }

    @Test
    void a_snapshot_one_byte_too_long_is_refused() {
        byte[] whole = bytes(SnapshotSample.small(), Optional.empty());
        MemorySegment longer = MemorySegment.ofArray(java.util.Arrays.copyOf(whole, whole.length + 1));
        assertThatThrownBy(() -> SnapshotReader.read(longer)).isInstanceOf(SnapshotException.class);
    }

    @Test
    void a_snapshot_with_any_byte_changed_is_refused() {
        byte[] whole = bytes(SnapshotSample.small(), Optional.of(SigningKey.generate()));
        Random random = new Random(4);
        for (int at = 0; at < whole.length; at += at < 700 ? 1 : 1 + random.nextInt(200)) {
            byte before = whole[at];
            whole[at] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> SnapshotReader.read(MemorySegment.ofArray(whole)))
                    .as("byte %s", at)
                    .isInstanceOf(SnapshotException.class);
            whole[at] = before;
        }
    }

    @Test
    void a_signature_is_of_every_byte() throws Exception {
        SigningKey key = SigningKey.generate();
        byte[] whole = bytes(SnapshotSample.small(), Optional.of(key));
        MemorySegment segment = MemorySegment.ofArray(whole);
        SnapshotReader.requireSignedBy(Set.of(key.publicKey()), segment);
        assertThat(SnapshotReader.about(segment).key()).contains(key.publicKey());

        PublicKey other = SigningKey.generate().publicKey();
        assertThatThrownBy(() -> SnapshotReader.requireSignedBy(Set.of(other), segment))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("not trusted");
        byte last = whole[whole.length - 1];
        whole[whole.length - 1] ^= 1;
        assertThatThrownBy(() -> SnapshotReader.requireSignedBy(Set.of(key.publicKey()), segment))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("VERDICTS");
        whole[whole.length - 1] = last;
        MemorySegment unsigned = written(SnapshotSample.small(), Optional.empty());
        assertThatThrownBy(() -> SnapshotReader.requireSignedBy(Set.of(key.publicKey()), unsigned))
                .hasMessageContaining("nobody signed");
    }

    @Test
    void a_forged_signature_is_refused() throws Exception {
        SigningKey key = SigningKey.generate();
        byte[] forged = bytes(SnapshotSample.small(), Optional.of(SigningKey.generate()));
        byte[] ours = bytes(SnapshotSample.small(), Optional.of(key));
        // Our key's name and signature over another's contents.
        forged[16] ^= 1;
        System.arraycopy(ours, SnapshotFormat.KEY_AT, forged, SnapshotFormat.KEY_AT, 96);
        java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
        crc.update(forged, 0, SnapshotFormat.CHECKSUM_AT);
        MemorySegment segment = MemorySegment.ofArray(forged);
        segment.set(SnapshotFormat.INT, SnapshotFormat.CHECKSUM_AT, (int) crc.getValue());
        SnapshotReader.read(segment);
        assertThatThrownBy(() -> SnapshotReader.requireSignedBy(Set.of(key.publicKey()), segment))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("signature");
    }

    @Test
    void keys_are_read_as_they_were_written() {
        SigningKey key = SigningKey.generate();
        SigningKey read = SigningKey.parse(key.secretText());
        assertThat(read.publicKey()).isEqualTo(key.publicKey());
        assertThat(PublicKey.parse(key.publicKey().toString())).isEqualTo(key.publicKey());
        assertThatThrownBy(() -> PublicKey.parse("AAAA")).hasMessageContaining("44 characters");
        assertThatThrownBy(() -> SigningKey.parse("nonsense")).hasMessageContaining("does not hold a key");
    }

    /** A file that must load for ever: written once by this version of the format, and never again. */
    @Test
    void the_golden_file_loads() throws Exception {
        try (InputStream golden = SnapshotTest.class.getResourceAsStream("golden-2.snapshot.gz");
                InputStream unpacked = new GZIPInputStream(golden)) {
            byte[] bytes = unpacked.readAllBytes();
            Snapshot read = SnapshotReader.read(MemorySegment.ofArray(bytes));
            assertThat(read.policy().zones().root()).isEqualTo("bl.example.org");
            assertThat(read.table().size()).isEqualTo(20);
            assertThat(read.table().verdict(IpAddress.parse("192.0.2.7"), NOW).matches())
                    .singleElement()
                    .satisfies(
                            m -> assertThat(m.entry().criterion().reference()).isEqualTo("spam-source@1"));
        }
    }

    @Test
    void a_header_alone_says_who_signed_it_and_names_its_snapshot() throws Exception {
        SigningKey key = SigningKey.generate();
        byte[] whole = bytes(SnapshotSample.of(19), Optional.of(key));
        MemorySegment header = MemorySegment.ofArray(Arrays.copyOf(whole, SnapshotReader.headerBytes()));
        SnapshotReader.requireHeaderSignedBy(Set.of(key.publicKey()), header);
        assertThat(SnapshotReader.about(header).length()).isEqualTo(whole.length);
        assertThat(SnapshotReader.tag(header))
                .isEqualTo(SnapshotReader.tag(MemorySegment.ofArray(whole)))
                .isNotEqualTo(SnapshotReader.tag(written(SnapshotSample.of(20), Optional.of(key))));
        assertThatThrownBy(() -> SnapshotReader.requireHeaderSignedBy(
                        Set.of(SigningKey.generate().publicKey()), header))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("which is not trusted here");
        for (int i = 0; i < header.byteSize(); i++) {
            byte[] changed = Arrays.copyOf(whole, SnapshotReader.headerBytes());
            changed[i]++;
            MemorySegment other = MemorySegment.ofArray(changed);
            assertThat(SnapshotReader.tag(other)).isNotEqualTo(SnapshotReader.tag(header));
            if (i < SnapshotFormat.CHECKSUM_AT + 4) {
                assertThatThrownBy(() -> SnapshotReader.requireHeaderSignedBy(Set.of(key.publicKey()), other))
                        .as("byte %s", i)
                        .isInstanceOf(SnapshotException.class);
            }
        }
    }

    /** Makes the golden file of a new version: {@code SnapshotTest FILE}. */
    public static void main(String[] arguments) throws IOException {
        Files.write(Path.of(arguments[0]), bytes(SnapshotSample.small(), Optional.empty()));
    }

    private static MemorySegment written(Snapshot snapshot, Optional<SigningKey> key) {
        return MemorySegment.ofArray(bytes(snapshot, key));
    }

    private static byte[] bytes(Snapshot snapshot, Optional<SigningKey> key) {
        return SnapshotBytes.of(snapshot, NOW, key);
    }

    private static List<String> entries(ListingTable table) {
        List<String> all = new ArrayList<>();
        table.forEach((prefix, entry) -> all.add(prefix + " " + entry));
        return all;
    }
}
