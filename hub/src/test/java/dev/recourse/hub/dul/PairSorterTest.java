package dev.recourse.hub.dul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.format.FormatException;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.intake.ImportProgress;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a data set in any order to readings on disk, and back. */
class PairSorterTest {
    @TempDir
    private Path folder;

    @Test
    void several_lines_of_an_address_are_one_reading_in_order() throws Exception {
        List<Reading> readings = read("""
            # a comment
            203.0.113.9\tb.example.org
            2001:db8::1\tsix.example.org\tmore\tcolumns

            203.0.113.9\ta.example.org\tx
            203.0.113.1\t-
            ::1\tlow.example.org
            203.0.113.2\t
            203.0.113.3\t?
            203.0.113.9\tb.example.org
            203.0.113.4\t?
            203.0.113.4\t-\r
            """);
        assertThat(readings)
                .containsExactly(
                        reading("::1", "low.example.org"),
                        reading("203.0.113.1"),
                        reading("203.0.113.2"),
                        new Reading(IpAddress.parse("203.0.113.3"), Optional.empty(), 1_000),
                        reading("203.0.113.4"),
                        reading("203.0.113.9", "a.example.org", "b.example.org"),
                        reading("2001:db8::1", "six.example.org"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.1",
                "203.0.113.256\tx",
                "203.0.113\tx",
                "203.0.113.01\tx",
                "203.0.113.1 \tx",
                "\tx",
                "203.0.113.1.1\tx",
                "host\tx"
            })
    void a_bad_line_is_refused_with_its_place(String line) {
        assertThatThrownBy(() -> read("192.0.2.1\tgood.example.org\n" + line + "\n"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("pairs.tsv:2: ");
    }

    @Test
    void a_name_that_no_dns_has_is_refused() {
        assertThatThrownBy(() -> read("192.0.2.1\t" + "a".repeat(1_025) + "\n"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("longer than");
        assertThatThrownBy(() -> read("192.0.2.1\tx\n" + "a".repeat(300_000))).isInstanceOf(FormatException.class);
    }

    @Test
    void what_is_no_file_is_refused() {
        try (PairSorter sorter = new PairSorter(folder)) {
            assertThatThrownBy(() -> PairFile.read(folder, 0, sorter, ImportProgress.NONE))
                    .isInstanceOf(RefusedException.class);
            assertThatThrownBy(() -> PairFile.read(folder.resolve("none"), 0, sorter, ImportProgress.NONE))
                    .hasMessageContaining("no such file");
        }
    }

    /** More than one part, so that merging is seen; every address is found again by itself. */
    @Test
    void any_order_gives_the_same_readings_on_disk() throws Exception {
        Random random = new Random(3);
        Map<IpAddress, TreeSet<String>> model = new TreeMap<>();
        Path kept = folder.resolve("readings");
        try (PairSorter sorter = new PairSorter(folder, 1_500)) {
            for (int i = 0; i < 20_000; i++) {
                IpAddress address = random.nextInt(5) == 0
                        ? new IpAddress(0x20010db8_00000000L, random.nextInt(1_000))
                        : IpAddress.ofIpv4(random.nextInt());
                byte[] name = ("h" + random.nextInt(3) + ".example.org").getBytes(StandardCharsets.UTF_8);
                sorter.add(address, name, 0, name.length, 7);
                model.computeIfAbsent(address, a -> new TreeSet<>()).add(new String(name, StandardCharsets.UTF_8));
            }
            try (Readings readings = sorter.sorted();
                    ReadingsWriter writer = new ReadingsWriter(kept)) {
                while (readings.hasNext()) {
                    writer.add(readings.next());
                }
                writer.finish();
            }
        }
        assertThat(folder).as("parts are gone").isDirectoryNotContaining("glob:**part-*");
        assertThat(all(kept).stream().map(Reading::address)).containsExactlyElementsOf(model.keySet());
        assertThat(all(kept))
                .allSatisfy(reading -> assertThat(reading.names().orElseThrow())
                        .containsExactlyElementsOf(model.get(reading.address())));
        try (ReadingsFile file = ReadingsFile.open(kept)) {
            assertThat(file.readings()).isEqualTo(model.size());
            for (IpAddress address : model.keySet().stream().limit(2_000).toList()) {
                assertThat(file.find(address).orElseThrow().address()).isEqualTo(address);
            }
            assertThat(file.find(new IpAddress(-1, -1))).isEmpty();
            assertThat(file.find(new IpAddress(0, 0))).isEmpty();
        }
    }

    @Test
    void a_damaged_file_of_readings_is_never_read_as_another() throws Exception {
        Path kept = folder.resolve("readings");
        try (ReadingsWriter writer = new ReadingsWriter(kept)) {
            for (int i = 0; i < 520; i++) {
                writer.add(reading("10.0." + i / 256 + "." + i % 256, "a.example.org"));
            }
            writer.finish();
        }
        byte[] whole = Files.readAllBytes(kept);
        List<Reading> right = all(kept);
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 0x20;
            Files.write(kept, changed);
            try {
                // Where the change is not noticed, nothing has changed: the number of readings is for people only.
                assertThat(all(kept)).isEqualTo(right);
                assertThat(i).isBetween(whole.length - 20, whole.length - 13);
            } catch (UncheckedIOException e) {
                assertThat(e).hasMessageContaining("readings");
            }
            Files.write(kept, Arrays.copyOf(whole, i));
            assertThatThrownBy(() -> all(kept)).isInstanceOf(UncheckedIOException.class);
        }
    }

    private static List<Reading> all(Path path) {
        List<Reading> readings = new ArrayList<>();
        try (Readings all = ReadingsFile.open(path).all()) {
            all.forEachRemaining(readings::add);
        }
        return readings;
    }

    private List<Reading> read(String text) throws Exception {
        Path file = folder.resolve("pairs.tsv");
        Files.writeString(file, text);
        List<Reading> readings = new ArrayList<>();
        try (PairSorter sorter = new PairSorter(folder)) {
            PairFile.read(file, 1_000, sorter, ImportProgress.NONE);
            try (Readings sorted = sorter.sorted()) {
                sorted.forEachRemaining(readings::add);
            }
        }
        return readings;
    }

    static Reading reading(String address, String... names) {
        return new Reading(IpAddress.parse(address), Optional.of(List.of(names)), 1_000);
    }
}
