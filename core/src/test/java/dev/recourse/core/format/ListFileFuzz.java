package dev.recourse.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.ListingTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What holds of every list file: a reader takes it or refuses a line of it in a sentence; what it took is in order; a file that
 * is written from it says the same of every address.
 */
final class ListFileFuzz {
    private static final IpAddress ASKED = IpAddress.parse("192.0.2.1");
    private static final int CODES = 8;
    /** Entries at whose edges addresses are asked for. */
    private static final int LOOKED_AT = 40;

    private ListFileFuzz() {}

    static void run(ListFormat format, byte[] input) {
        try {
            check(format, read(format, input));
        } catch (FormatException e) {
            assertThat(e.reason()).isNotBlank();
            assertThat(e.line()).isBetween(0, lines(input).size());
        }
    }

    private static FileContents read(ListFormat format, byte[] input) {
        ListReader reader = format.reader(Sample.NOW);
        reader.beginFile("file");
        lines(input).forEach(reader::line);
        reader.endFile(input.length == 0 || input[input.length - 1] == '\n');
        return reader.finish();
    }

    /** As FileLines cuts them. */
    private static List<String> lines(byte[] input) {
        List<String> lines = List.of(new String(input, StandardCharsets.UTF_8).split("\n", -1));
        return lines.getLast().isEmpty() ? lines.subList(0, lines.size() - 1) : lines;
    }

    private static void check(ListFormat format, FileContents contents) {
        List<FileEntry> entries = contents.entries();
        ListingTable table = ListingTable.EMPTY;
        for (int i = 0; i < entries.size(); i++) {
            FileEntry entry = entries.get(i);
            table = table.with(entry.prefix(), tableEntry(entry));
            if (i > 0) {
                assertThat(entries.get(i - 1).prefix()).isLessThanOrEqualTo(entry.prefix());
            }
            if (entry instanceof FileEntry.Listed listed) {
                String text = contents.texts().expand(listed.value().text(), ASKED.toString());
                assertThat(text.length()).isLessThanOrEqualTo(Texts.LONGEST);
            }
        }
        assertThat(contents.ignored().first().size())
                .isLessThanOrEqualTo((int) contents.ignored().count());
        ListingTable again = written(format, table);
        int step = Math.max(1, entries.size() / LOOKED_AT);
        for (int i = 0; i < entries.size(); i += step) {
            Prefix prefix = entries.get(i).prefix();
            compare(format, table, again, prefix.first());
            compare(format, table, again, prefix.last());
            compare(format, table, again, AddressRange.before(prefix.first()));
            compare(format, table, again, AddressRange.next(prefix.last()));
        }
    }

    /** Whatever was written is read. */
    private static ListingTable written(ListFormat format, ListingTable table) {
        ListingTable again = ListingTable.EMPTY;
        for (FileEntry entry : Sample.read(format, Sample.write(format, table)).entries()) {
            again = again.with(entry.prefix(), Sample.tableEntry(entry, "s"));
        }
        return again;
    }

    private static void compare(ListFormat format, ListingTable table, ListingTable again, IpAddress address) {
        SortedSet<Integer> codes = Sample.codes(table, address);
        SortedSet<Integer> expected = switch (format) {
            case IP4SET -> codes;
            case CIDR -> codes.isEmpty() ? codes : new TreeSet<>(List.of(2));
            case IP4TRIE, IP6TRIE -> codes.isEmpty() ? codes : new TreeSet<>(List.of(codes.first()));
        };
        assertThat(Sample.codes(again, address)).as("%s", address).isEqualTo(expected);
    }

    /** Any value stands for one of the codes of the sample. */
    private static Entry tableEntry(FileEntry entry) {
        return switch (entry) {
            case FileEntry.Listed listed ->
                Sample.listed(2 + Math.floorMod(listed.value().address(), CODES), "s");
            case FileEntry.Hole hole -> new Entry.Hole(0, "s");
        };
    }
}
