package dev.recourse.edge.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.MasterText;
import dev.recourse.core.list.Authority;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.list.Criterion.Wording;
import dev.recourse.core.list.Policy;
import dev.recourse.core.list.Use;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.ListingTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Zones of lists that were made from files, written out. */
class ZoneContentsTest {
    private static final String ZONE = "file.example.org";
    private static final Criterion LINK = template("link", "See http://example.org/?$ for $$1");
    private static final Criterion PLAIN = template("plain", "Costs $$5");
    private static final Criterion SILENT = template("silent", "");

    @Test
    void a_text_that_names_the_address_is_written_for_single_addresses_and_left_out_for_ranges() {
        assertThat(written(table("192.0.2.7", LINK, "198.51.100.0/24", LINK)))
                .anyMatch(line -> line.startsWith("7.2.0.192")
                        && line.endsWith("TXT \"See http://example.org/?192.0.2.7 for $1\""))
                .anyMatch(line -> line.startsWith("*.100.51.198") && line.endsWith("A 127.0.0.9"))
                .noneMatch(line -> line.startsWith("*.100.51.198") && line.contains("TXT"));
    }

    @Test
    void a_text_without_the_address_is_written_for_ranges_and_no_text_for_nothing() {
        assertThat(written(table("198.51.100.0/24", PLAIN, "203.0.113.0/24", SILENT, "192.0.2.7", SILENT)))
                .anyMatch(line -> line.startsWith("*.100.51.198") && line.endsWith("TXT \"Costs $5\""))
                .anyMatch(line -> line.startsWith("*.113.0.203") && line.endsWith("A 127.0.0.9"))
                .noneMatch(line -> line.startsWith("*.113.0.203") && line.contains("TXT"))
                .noneMatch(line -> line.startsWith("7.2.0.192") && line.contains("TXT"));
    }

    @Test
    void test_entries_give_way_to_what_the_file_says_of_loopback() {
        assertThat(written(table("192.0.2.7", PLAIN))).anyMatch(line -> line.startsWith("2.0.0.127"));
        assertThat(written(table("127.0.0.5", PLAIN)))
                .noneMatch(line -> line.startsWith("2.0.0.127"))
                .anyMatch(line -> line.startsWith("5.0.0.127") && line.endsWith("TXT \"Costs $5\""));
    }

    private static List<String> written(ListingTable table) {
        ZoneContents zone = zones().contents().getFirst();
        List<String> lines = new ArrayList<>();
        zone.forEach(table::forEach, 0, set -> lines.addAll(MasterText.lines(set, zone.origin())));
        return lines.stream().map(line -> line.replaceAll("\\s+", " ")).toList();
    }

    private static ListingTable table(Object... prefixesAndCriteria) {
        ListingTable table = ListingTable.EMPTY;
        for (int i = 0; i < prefixesAndCriteria.length; i += 2) {
            Entry entry = new Entry.Listed(0, (Criterion) prefixesAndCriteria[i + 1], "file", Entry.NEVER);
            table = table.with(Prefix.parse((String) prefixesAndCriteria[i]), entry);
        }
        return table;
    }

    private static Criterion template(String id, String text) {
        return new Criterion("file", id, 1, 127 << 24 | 9, false, Wording.TEMPLATE, text);
    }

    private static ServedZones zones() {
        BlockList list = new BlockList(
                "file",
                Use.REJECT,
                Duration.ofMinutes(5),
                Optional.empty(),
                Optional.empty(),
                "A file",
                "What a file lists.",
                "Ask its owner.",
                List.of(LINK, PLAIN, SILENT));
        return ServedZones.of(Policy.of(
                new Catalogue(List.of(list)),
                new ZonePlan(ZONE, List.of(new ZonePlan.Zone(ZONE, List.of(list)))),
                new Authority(
                        List.of(DomainName.parse("ns.example.net")),
                        DomainName.parseMailbox("hostmaster@example.org"),
                        Map.of()),
                "https://www.example.org"));
    }
}
