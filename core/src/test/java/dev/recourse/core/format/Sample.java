package dev.recourse.core.format;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.list.Use;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.ListingTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A list with criteria for the codes 2 to 9, and what is needed to read, ask and write it. */
final class Sample {
    static final long NOW = 1_790_000_000;

    static final BlockList LIST = new BlockList(
            "sample",
            Use.REJECT,
            Duration.ofMinutes(5),
            Optional.empty(),
            Optional.empty(),
            "Sample",
            "Samples.",
            "Ends.",
            IntStream.rangeClosed(2, 9)
                    .mapToObj(code -> Criterion.of("sample", "c" + code, 1, code, false, "is sample " + code))
                    .toList());

    private Sample() {}

    static FileContents read(ListFormat format, String... lines) {
        return read(format, Arrays.asList(lines));
    }

    static FileContents read(ListFormat format, List<String> lines) {
        ListReader reader = format.reader(NOW);
        reader.beginFile("file");
        lines.forEach(reader::line);
        reader.endFile(true);
        return reader.finish();
    }

    static Criterion criterion(int code) {
        return LIST.criteria().get(code - 2);
    }

    /** The entries of the files as those of one source. */
    static ListingTable table(FileContents contents) {
        ListingTable table = ListingTable.EMPTY;
        for (FileEntry entry : contents.entries()) {
            table = table.with(entry.prefix(), tableEntry(entry, "s"));
        }
        return table;
    }

    static Entry tableEntry(FileEntry entry, String source) {
        return switch (entry) {
            case FileEntry.Listed listed ->
                listed(listed.value().address() == 0 ? 2 : listed.value().address() & 0xff, source);
            case FileEntry.Hole hole -> new Entry.Hole(0, source);
        };
    }

    static Entry listed(int code, String source) {
        return new Entry.Listed(0, criterion(code), source, Entry.NEVER);
    }

    /** The codes that hold for the address. */
    static SortedSet<Integer> codes(ListingTable table, IpAddress address) {
        SortedSet<Integer> codes = new TreeSet<>();
        table.verdict(address, NOW)
                .matches()
                .forEach(m -> codes.add(m.entry().criterion().code()));
        return codes;
    }

    static List<String> write(ListFormat format, ListingTable table) {
        List<String> lines = new ArrayList<>();
        ListWriter writer =
                ListWriter.of(format, LIST, NOW, Optional.of("https://bl.example.org/lookup?ip="), lines::add);
        table.forEach(writer::entry);
        writer.end();
        return lines;
    }
}
