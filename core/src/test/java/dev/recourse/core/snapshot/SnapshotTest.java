package dev.recourse.core.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.ListingTable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static final Catalogue CATALOGUE = Catalogue.shipped();

    @Test
    void what_was_written_is_read() throws Exception {
        Snapshot snapshot = sample(2_000);
        Snapshot read = SnapshotReader.read(SnapshotWriter.write(snapshot, CATALOGUE), CATALOGUE);
        assertThat(read.epoch()).isEqualTo(3);
        assertThat(read.serial()).isEqualTo(77);
        assertThat(read.changedAt()).isEqualTo(1_700_000_000L);
        assertThat(entries(read.table())).isEqualTo(entries(snapshot.table()));
    }

    @Test
    void an_empty_table_is_a_snapshot_too() throws Exception {
        ByteBuffer bytes = SnapshotWriter.write(new Snapshot(1, 0, 0, ListingTable.EMPTY), CATALOGUE);
        assertThat(SnapshotReader.read(bytes, CATALOGUE).table().size()).isZero();
    }

    @Test
    void a_snapshot_cut_at_any_byte_is_refused() {
        ByteBuffer whole = SnapshotWriter.write(sample(20), CATALOGUE);
        for (int length = 0; length < whole.limit(); length++) {
            ByteBuffer cut = whole.slice(0, length);
            assertThatThrownBy(() -> SnapshotReader.read(cut, CATALOGUE)).isInstanceOf(SnapshotException.class);
        }
    }

    @Test
    void a_snapshot_one_byte_too_long_is_refused() {
        ByteBuffer whole = SnapshotWriter.write(sample(20), CATALOGUE);
        ByteBuffer longer =
                ByteBuffer.allocate(whole.limit() + 1).put(whole.slice()).clear();
        assertThatThrownBy(() -> SnapshotReader.read(longer, CATALOGUE)).isInstanceOf(SnapshotException.class);
    }

    @Test
    void a_snapshot_with_any_bit_changed_is_refused() {
        ByteBuffer whole = SnapshotWriter.write(sample(20), CATALOGUE);
        for (int at = 0; at < whole.limit(); at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte before = whole.get(at);
                whole.put(at, (byte) (before ^ 1 << bit));
                assertThatThrownBy(() -> SnapshotReader.read(whole, CATALOGUE))
                        .as("byte %s bit %s", at, bit)
                        .isInstanceOf(SnapshotException.class);
                whole.put(at, before);
            }
        }
    }

    private static Snapshot sample(int entries) {
        Random random = new Random(7);
        ListingTable table = ListingTable.EMPTY;
        for (int i = 0; i < entries; i++) {
            Prefix prefix = random.nextBoolean()
                    ? Prefix.around(IpAddress.ofIpv4(random.nextInt()), 96 + 8 + random.nextInt(25))
                    : Prefix.around(new IpAddress(0x20010db800000000L, random.nextLong()), 32 + random.nextInt(97));
            int list = random.nextInt(CATALOGUE.lists().size());
            Criterion criterion = CATALOGUE.lists().get(list).criteria().getFirst();
            Entry entry = switch (random.nextInt(4)) {
                case 0 -> new Entry.Hole(list, "feed", i);
                case 1 -> new Entry.Exempt(list, i, 5, 6, "the owner's wish");
                default ->
                    new Entry.Listed(list, criterion, "feed" + i % 3, i, 10, Entry.NEVER, "PTR of ümlaut " + i % 5);
            };
            table = table.with(prefix, entry);
        }
        return new Snapshot(3, 77, 1_700_000_000L, table);
    }

    private static List<String> entries(ListingTable table) {
        List<String> all = new ArrayList<>();
        table.forEach((prefix, entry) -> all.add(prefix + " " + entry));
        return all;
    }
}
