package dev.recourse.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.format.ListFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Not run by itself: imports every list of a folder of real ones, compares the address set of the export with that of the
 * file, and prints a table. Its name keeps it out of the default run; {@code -Dtest=BlocklistMeasurement
 * -Drecourse.lists=FOLDER} runs it.
 */
@Tag("data")
class BlocklistMeasurement {
    @TempDir
    Path folder;

    @Test
    void every_list_survives_import_and_export() throws IOException {
        List<Path> lists;
        try (Stream<Path> found = Files.walk(Path.of(System.getProperty("recourse.lists")))) {
            lists = found.filter(p -> p.toString().matches(".*\\.(ipset|netset)"))
                    .sorted()
                    .toList();
        }
        System.out.println("| file | lines | entries | addresses | special | import | again | round trip |");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|---|");
        for (Path list : lists) {
            System.out.println(row(list));
        }
    }

    @Test
    void a_million_lines() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1_000_000; i++) {
            lines.append(IpAddress.ofIpv4((20 << 24) + i * 3)).append('\n');
        }
        Path file = Files.writeString(folder.resolve("million"), lines);
        lines.setLength(0);
        lines.trimToSize();
        try (Bench bench = new Bench(folder)) {
            long start = System.nanoTime();
            ImportResult result = bench.run(ImportRequest.of("rbl", "million", ImportFormat.CIDR, List.of(file)));
            assertThat(result.added()).isEqualTo(1_000_000);
            System.out.printf(
                    Locale.ROOT,
                    "a million lines: %.1f s, heap at most %d MB%n",
                    (System.nanoTime() - start) / 1e9,
                    Runtime.getRuntime().maxMemory() >> 20);
        }
    }

    private String row(Path list) throws IOException {
        Path home = Files.createTempDirectory(folder, "store");
        try (Bench bench = new Bench(home)) {
            String source = list.getFileName().toString();
            ImportRequest request = ImportRequest.of("rbl", source, ImportFormat.CIDR, List.of(list))
                    .withAcceptSize(true);
            List<String> lines = Files.readAllLines(list);
            ImportResult result;
            int special = 0;
            long start = System.nanoTime();
            try {
                result = bench.run(request);
            } catch (ImportException refused) {
                assertThat(refused).hasMessageContaining("special-purpose");
                start = System.nanoTime();
                result = bench.run(request.withSkipSpecial(true));
                special = result.skippedSpecial().size();
            }
            double first = (System.nanoTime() - start) / 1e9;
            start = System.nanoTime();
            ImportResult again = bench.run(request.withSkipSpecial(true));
            double second = (System.nanoTime() - start) / 1e9;
            assertThat(again.added() + again.removed() + again.renewed()).isZero();
            boolean same = merged(prefixes(lines, bench)).equals(merged(exported(bench)));
            assertThat(same).as(source).isTrue();
            return String.format(
                    Locale.ROOT,
                    "| %s/%s | %d | %d | %d | %d | %.2f s | %.2f s | %s |",
                    list.getName(list.getNameCount() - 2),
                    source,
                    lines.size(),
                    result.added(),
                    result.after().ipv4(),
                    special,
                    first,
                    second,
                    same ? "equal" : "DIFFERENT");
        }
    }

    private static List<Prefix> exported(Bench bench) {
        return bench.export("rbl", ListFormat.CIDR).stream().map(Prefix::parse).toList();
    }

    /** The file, read a second time here without any of the code under test. */
    private static List<Prefix> prefixes(Collection<String> lines, Bench bench) {
        List<Prefix> prefixes = new ArrayList<>();
        for (String line : lines) {
            String entry = line.replaceAll("[#;].*", "").strip();
            if (!entry.isEmpty() && bench.rules.forbidden(Prefix.parse(entry)).isEmpty()) {
                prefixes.add(Prefix.parse(entry));
            }
        }
        return prefixes;
    }

    /** First address to last address of the merged runs. */
    private static Map<IpAddress, IpAddress> merged(Collection<Prefix> prefixes) {
        TreeMap<IpAddress, IpAddress> runs = new TreeMap<>();
        prefixes.stream().sorted().forEach(prefix -> {
            IpAddress last =
                    runs.isEmpty() ? new IpAddress(0, 0) : runs.lastEntry().getValue();
            boolean joins = !runs.isEmpty()
                    && prefix.first().high() == 0
                    && Long.compareUnsigned(prefix.first().low(), last.low() + 1) <= 0;
            IpAddress end = last.compareTo(prefix.last()) > 0 ? last : prefix.last();
            runs.put(joins ? runs.lastKey() : prefix.first(), joins ? end : prefix.last());
        });
        return runs;
    }
}
