package dev.recourse.core.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.snapshot.SnapshotFormat.Section;
import dev.recourse.core.table.ListingTable;
import dev.recourse.testkit.Corpus;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Fuzzed: a snapshot with right checksums and wrong contents, as a program with a fault might write one. It is refused in a
 * sentence, or it is read; then a question is answered or fails as the maps say that it may, and in bounded time.
 */
class SnapshotFuzzTest {
    private static final int PATCH = 4;
    private static final List<Section> SECTIONS = List.of(Section.values());
    private static final byte[] WHOLE = SnapshotBytes.of(SnapshotSample.small(), SnapshotSample.NOW, Optional.empty());
    private static final List<IpAddress> ASKED = List.of(
            IpAddress.parse("192.0.2.7"),
            IpAddress.parse("0.0.0.0"),
            IpAddress.parse("255.255.255.255"),
            IpAddress.parse("2001:db8::7"),
            IpAddress.parse("::"),
            IpAddress.parse("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"));

    @Test
    void the_corpus_is_replayed() {
        assertThat(Corpus.replay(SnapshotFuzzTest.class, 16, SnapshotFuzzTest::fuzzerTestOneInput))
                .isPositive();
    }

    /** @param input which section it is put into, and what: patches of four bytes, or with the highest bit all of it */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        int place = (input[0] & 0x7f) % (SECTIONS.size() + 1);
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        byte[] changed = place == SECTIONS.size() ? header(rest) : changed(SECTIONS.get(place), rest, input[0] < 0);
        try {
            use(SnapshotReader.read(MemorySegment.ofArray(changed)));
        } catch (SnapshotException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static byte[] header(byte[] patches) {
        byte[] changed = WHOLE.clone();
        patch(changed, 0, SnapshotFormat.CHECKSUM_AT, patches);
        return summed(changed);
    }

    private static byte[] changed(Section section, byte[] with, boolean whole) {
        MemorySegment all = MemorySegment.ofArray(WHOLE);
        int at = SnapshotFormat.sectionAt(section);
        int from = (int) all.get(SnapshotFormat.LONG, at);
        int length = (int) all.get(SnapshotFormat.LONG, at + 8);
        // The sections behind it stay where they are, so that it is as long as it was.
        byte[] changed = WHOLE.clone();
        if (whole) {
            System.arraycopy(with, 0, changed, from, Math.min(with.length, length));
        } else {
            patch(changed, from, length, with);
        }
        MemorySegment segment = MemorySegment.ofArray(changed);
        segment.set(SnapshotFormat.INT, at + 16, SnapshotFormat.checksum(segment.asSlice(from, length)));
        return summed(changed);
    }

    /** Three bytes of place, one of value. */
    private static void patch(byte[] bytes, int from, int length, byte[] patches) {
        for (int i = 0; length > 0 && i + PATCH <= patches.length; i += PATCH) {
            int where = (patches[i] & 0xff) << 16 | (patches[i + 1] & 0xff) << 8 | (patches[i + 2] & 0xff);
            bytes[from + where % length] = patches[i + 3];
        }
    }

    private static byte[] summed(byte[] changed) {
        MemorySegment segment = MemorySegment.ofArray(changed);
        segment.set(
                SnapshotFormat.INT,
                SnapshotFormat.CHECKSUM_AT,
                SnapshotFormat.checksum(segment.asSlice(0, SnapshotFormat.CHECKSUM_AT)));
        return changed;
    }

    private static void use(Snapshot snapshot) {
        ListingTable table = snapshot.table();
        for (IpAddress address : ASKED) {
            mayFail(() -> table.verdict(address, SnapshotSample.NOW));
            mayFail(() -> table.anyListedIn(Prefix.around(address, 108), -1L, SnapshotSample.NOW));
        }
        mayFail(() -> table.forEach((prefix, entry) -> assertThat(prefix).isNotNull()));
        // Fields are read in one way only.
        FieldWriter policy = PolicyFields.write(snapshot.policy());
        byte[] written = new byte[policy.written().remaining()];
        policy.written().get(written);
        FieldReader again = new FieldReader("a policy", MemorySegment.ofArray(written));
        assertThat(PolicyFields.read(again)).isEqualTo(snapshot.policy());
    }

    /** What Ipv4Map, Ipv6Map and EntryRecords say of damaged bytes. */
    private static void mayFail(Runnable question) {
        try {
            question.run();
        } catch (IndexOutOfBoundsException | IllegalStateException | IllegalArgumentException e) {
            assertThat(e).isNotNull();
        }
    }
}
