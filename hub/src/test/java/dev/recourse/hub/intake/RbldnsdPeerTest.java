package dev.recourse.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.format.FileContents;
import dev.recourse.core.format.FileEntry;
import dev.recourse.core.format.ListFormat;
import dev.recourse.core.format.ListReader;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.ListingTable;
import dev.recourse.core.table.Match;
import dev.recourse.hub.store.Change;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our reading and writing of its formats against the real rbldnsd, address by address. */
@Tag("peer")
class RbldnsdPeerTest {
    private static final int FILES = 25;

    @TempDir
    Path folder;

    private final RandomFiles random = new RandomFiles(new Random(7));

    @Test
    void files_say_to_us_what_they_say_to_rbldnsd() throws Exception {
        List<Rbldnsd.Zone> zones = new ArrayList<>();
        List<Set<IpAddress>> asked = new ArrayList<>();
        for (ListFormat format : List.of(ListFormat.IP4SET, ListFormat.IP4TRIE, ListFormat.IP6TRIE)) {
            for (int i = 0; i < FILES; i++) {
                String type = format.name().toLowerCase(Locale.ROOT);
                zones.add(new Rbldnsd.Zone(type + "-" + i, type, random.lines(format)));
                asked.add(random.interesting());
            }
        }
        int listed = 0;
        int total = 0;
        try (Rbldnsd rbldnsd = Rbldnsd.start(folder, zones)) {
            for (int i = 0; i < zones.size(); i++) {
                Rbldnsd.Zone zone = zones.get(i);
                FileContents contents = read(zone);
                ListingTable table = table(contents);
                for (IpAddress address : asked.get(i)) {
                    Rbldnsd.Reply theirs = rbldnsd.ask(zone.name(), address);
                    assertThat(codes(table, address))
                            .as("%s %s %s", zone.type(), address, zone.lines())
                            .isEqualTo(theirs.codes());
                    assertThat(texts(table, contents, address))
                            .as("%s %s %s", zone.type(), address, zone.lines())
                            .isEqualTo(theirs.texts());
                    listed += theirs.codes().isEmpty() ? 0 : 1;
                    total++;
                }
            }
        }
        System.out.printf("reading: %d addresses, %d listed, %d files%n", total, listed, zones.size());
        assertThat(listed).isGreaterThan(total / 10);
    }

    @Test
    void exports_say_to_rbldnsd_what_the_table_says() throws Exception {
        List<Rbldnsd.Zone> zones = new ArrayList<>();
        ListingTable table;
        Set<IpAddress> asked = new LinkedHashSet<>();
        try (Bench bench = new Bench(folder)) {
            importRandom(bench, asked);
            table = bench.table();
            for (ListFormat format : List.of(ListFormat.IP4SET, ListFormat.IP4TRIE, ListFormat.IP6TRIE)) {
                String type = format.name().toLowerCase(Locale.ROOT);
                zones.add(new Rbldnsd.Zone(type, type, bench.export("dul", format)));
            }
            int listed = 0;
            int several = 0;
            try (Rbldnsd rbldnsd = Rbldnsd.start(folder, zones)) {
                for (IpAddress address : asked) {
                    SortedSet<Integer> ours = bench.codes(table, "dul", address);
                    SortedSet<Integer> first = ours.isEmpty() ? ours : new TreeSet<>(List.of(ours.first()));
                    if (address.isIpv4()) {
                        assertThat(rbldnsd.ask("ip4set", address).codes())
                                .as("%s", address)
                                .isEqualTo(ours);
                    }
                    Rbldnsd.Reply trie = rbldnsd.ask(address.isIpv4() ? "ip4trie" : "ip6trie", address);
                    assertThat(trie.codes()).as("%s", address).isEqualTo(first);
                    assertThat(trie.texts())
                            .as("%s", address)
                            .allSatisfy(text -> assertThat(text)
                                    .startsWith("127.0.0." + first.first())
                                    .endsWith(" https://bl.example.org/lookup?ip=" + address));
                    listed += ours.isEmpty() ? 0 : 1;
                    several += ours.size() > 1 ? 1 : 0;
                }
            }
            System.out.printf("exports: %d addresses, %d listed, %d with two values%n", asked.size(), listed, several);
            assertThat(several).isPositive();
        }
    }

    /** Both codes of dul, several sources, holes and exemptions. */
    private void importRandom(Bench bench, Set<IpAddress> asked) {
        for (int source = 0; source < 12; source++) {
            ListFormat format = List.of(ListFormat.IP4SET, ListFormat.IP4TRIE, ListFormat.IP6TRIE)
                    .get(source % 3);
            Path file = bench.file(random.lines(format).toArray(String[]::new));
            bench.run(ImportRequest.of("dul", "s" + source, ImportFormat.valueOf(format.name()), List.of(file))
                    .withMaps(Map.of("2", "owner-declared", "3", "rdns-dynamic", "*", "rdns-dynamic"))
                    .withAcceptSize(true));
            asked.addAll(random.interesting());
        }
        List<IpAddress> some = List.copyOf(asked);
        for (int i = 0; i < some.size(); i += 97) {
            IpAddress address = some.get(i);
            Prefix prefix = Prefix.around(address, 128 - i % 5);
            bench.store
                    .writer()
                    .apply(
                            List.of(new Change.Exempt("dul", prefix, "operator", "x", Optional.empty())),
                            Actor.OPERATOR);
            asked.add(prefix.first());
            asked.add(prefix.last());
        }
    }

    private static FileContents read(Rbldnsd.Zone zone) {
        ListReader reader =
                ListFormat.valueOf(zone.type().toUpperCase(Locale.ROOT)).reader(1_790_000_000);
        reader.beginFile(zone.name());
        zone.lines().forEach(reader::line);
        reader.endFile(true);
        return reader.finish();
    }

    private static ListingTable table(FileContents contents) {
        ListingTable table = ListingTable.EMPTY;
        for (FileEntry entry : contents.entries()) {
            table = table.with(
                    entry.prefix(),
                    switch (entry) {
                        case FileEntry.Hole hole -> new Entry.Hole(0, "s");
                        case FileEntry.Listed l -> {
                            int code = l.value().address() & 0xff;
                            // Equal codes with different texts stay apart: the text makes the criterion here.
                            String text = l.value().text();
                            Criterion criterion = Criterion.of("x", code + " " + text, 1, code, false, text);
                            yield new Entry.Listed(0, criterion, "s", Entry.NEVER);
                        }
                    });
        }
        return table;
    }

    private static List<Match<Entry.Listed>> verdict(ListingTable table, IpAddress address) {
        return table.verdict(address, 0).matches();
    }

    private static SortedSet<Integer> codes(ListingTable table, IpAddress address) {
        SortedSet<Integer> codes = new TreeSet<>();
        verdict(table, address).forEach(m -> codes.add(m.entry().criterion().code()));
        return codes;
    }

    private static Set<String> texts(ListingTable table, FileContents contents, IpAddress address) {
        Set<String> texts = new TreeSet<>();
        verdict(table, address)
                .forEach(m ->
                        texts.add(contents.texts().expand(m.entry().criterion().text(), address.toString())));
        texts.remove("");
        return texts;
    }
}
