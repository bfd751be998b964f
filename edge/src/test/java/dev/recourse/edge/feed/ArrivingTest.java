package dev.recourse.edge.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.snapshot.SigningKey;
import dev.recourse.core.snapshot.SnapshotException;
import dev.recourse.core.snapshot.SnapshotReader;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivingTest {
    private static final SigningKey KEY = SigningKey.generate();
    private static final byte[] WHOLE = FeedSamples.snapshot(1, 7, KEY);

    @TempDir
    private Path folder;

    @Test
    void one_cut_at_any_byte_is_gone_on_from_and_comes_whole() throws Exception {
        Path file = folder.resolve("arriving");
        for (int cut : cuts()) {
            Arriving arriving = new Arriving(file, SnapshotReader::about);
            byte[] some = Arrays.copyOf(WHOLE, cut);
            assertThatThrownBy(() -> arriving.begin(new ByteArrayInputStream(some)))
                    .isInstanceOfAny(EOFException.class, SnapshotException.class);
            // Another process goes on: what is known is in the file.
            Arriving later = new Arriving(file, SnapshotReader::about);
            Optional<Arriving.Part> part = later.part();
            assertThat(part.isPresent()).as("%s bytes", cut).isEqualTo(cut >= SnapshotReader.headerBytes());
            if (part.isPresent()) {
                assertThat(part.get().length()).isEqualTo(cut);
                assertThat(part.get().tag()).isEqualTo(SnapshotReader.tag(MemorySegment.ofArray(WHOLE)));
                later.goOn(new ByteArrayInputStream(WHOLE, cut, WHOLE.length - cut));
            } else {
                later.begin(new ByteArrayInputStream(WHOLE));
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(WHOLE);
            assertThat(later.part()).as("all has come").isEmpty();
            later.discard();
        }
    }

    /** Every byte of the header, which is read; of the rest, which is carried only, some and the last ones. */
    private static int[] cuts() {
        return IntStream.concat(
                        IntStream.rangeClosed(0, SnapshotReader.headerBytes() + 1),
                        IntStream.range(0, 20).map(i -> WHOLE.length - 1 - i * i * i))
                .filter(cut -> cut >= 0 && cut < WHOLE.length)
                .toArray();
    }

    @Test
    void of_one_that_another_key_signed_no_more_than_the_header_is_read() throws IOException {
        Path file = folder.resolve("arriving");
        InputStream in = new ByteArrayInputStream(FeedSamples.snapshot(1, 7, SigningKey.generate()));
        int all = in.available();
        assertThatThrownBy(() -> arriving(file).begin(in))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("which is not trusted here");
        assertThat(in.available()).isEqualTo(all - SnapshotReader.headerBytes());
        assertThat(file).doesNotExist();
    }

    @Test
    void a_part_that_is_not_wanted_any_more_is_not_gone_on_from() throws Exception {
        Path file = folder.resolve("arriving");
        Files.write(file, Arrays.copyOf(WHOLE, WHOLE.length - 1));
        assertThat(arriving(file).part()).isPresent();
        Arriving.Judge wary = header -> {
            throw new SnapshotException("it is older than what was seen");
        };
        assertThat(new Arriving(file, wary).part()).isEmpty();
    }

    @Test
    void what_goes_on_behind_its_end_is_not_read() throws Exception {
        Path file = folder.resolve("arriving");
        arriving(file).begin(new ByteArrayInputStream(Arrays.copyOf(WHOLE, WHOLE.length + 100)));
        assertThat(Files.readAllBytes(file)).isEqualTo(WHOLE);
    }

    private static Arriving arriving(Path file) {
        return new Arriving(file, header -> SnapshotReader.requireHeaderSignedBy(Set.of(KEY.publicKey()), header));
    }
}
