package dev.recourse.edge.answer;

import static dev.recourse.edge.answer.Served.CATALOGUE;
import static dev.recourse.edge.answer.Served.ROOT;
import static dev.recourse.edge.answer.Served.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.list.Criterion;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.core.table.ListingTable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Type;

class TestEntriesTest {
    private static final List<ZonePlan.Zone> ZONES =
            ZonePlan.of(CATALOGUE, ROOT, false).zones();

    @Test
    void a17_a22_every_zone_answers_its_codes_and_nothing_else_of_loopback() {
        // Also a table that claims otherwise changes nothing: no path of import or removal leads there.
        ListingTable wrong = Served.table("127.0.0.0/8", "rbl/spam-source");
        for (ListingTable table : List.of(ListingTable.EMPTY, wrong)) {
            Served served = new Served(table);
            for (ZonePlan.Zone zone : ZONES) {
                Set<Integer> codes = codes(zone);
                for (int n = 0; n <= 255; n++) {
                    String expected =
                            codes.contains(n) ? "127.0.0." + n : n == 2 ? "127.0.0." + firstCode(zone) : "NXDOMAIN";
                    assertThat(served.outcome("" + n + ".0.0.127." + zone.name(), Type.A))
                            .as("127.0.0.%s in %s", n, zone.name())
                            .isEqualTo(expected);
                    assertThat(served.outcome(mapped(n) + "." + zone.name(), Type.A))
                            .as("::ffff:7f00:%s in %s", n, zone.name())
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void a19_a20_127_0_0_1_is_never_listed() {
        Served served = new Served(Served.table("127.0.0.1", "rbl/spam-source"));
        for (ZonePlan.Zone zone : ZONES) {
            assertThat(served.outcome("1.0.0.127." + zone.name(), Type.A)).isEqualTo("NXDOMAIN");
            assertThat(served.outcome(mapped(1) + "." + zone.name(), Type.TXT)).isEqualTo("NXDOMAIN");
        }
    }

    @Test
    void c1_names_above_the_test_entries_exist() {
        Served served = new Served(ListingTable.EMPTY);
        for (String above : List.of("127", "0.127", "0.0.127")) {
            assertThat(served.outcome(above + "." + ROOT, Type.A)).as(above).isEqualTo("NODATA");
        }
        for (String beside : List.of("126", "1.127", "1.0.127", "0.0.0.127")) {
            assertThat(served.outcome(beside + "." + ROOT, Type.A)).as(beside).isEqualTo("NXDOMAIN");
        }
        String whole = mapped(2);
        for (int depth = 1; depth <= 31; depth++) {
            assertThat(served.outcome(whole.substring(2 * (32 - depth)) + "." + ROOT, Type.NS))
                    .as("depth %s", depth)
                    .isEqualTo("NODATA");
        }
    }

    @Test
    void a17_a_test_entry_says_that_it_is_one() {
        Served served = new Served(ListingTable.EMPTY);
        String expected = "\"127.0.0.10 127.0.0.2 is a test entry of this list (RFC 5782), not an address that did"
                + " anything. More: https://www.example.org/cgi-bin/lookup?ip_address=127.0.0.2\"";
        assertThat(served.outcome(name("127.0.0.2", "dul"), Type.TXT)).isEqualTo(expected);
        assertThat(served.outcome(mapped(2) + ".dul." + ROOT, Type.TXT)).isEqualTo(expected);
        assertThat(served.outcome(name("127.0.0.2", "dul"), Type.AAAA)).isEqualTo("NODATA");
        assertThat(served.outcome(name("127.0.0.2", "dul"), Type.ANY)).isEqualTo("127.0.0.10");
    }

    private static String mapped(int n) {
        return "%x.%x.0.0.0.0.f.7.f.f.f.f".formatted(n & 0xf, n >>> 4) + ".0".repeat(20);
    }

    private static Set<Integer> codes(ZonePlan.Zone zone) {
        Set<Integer> codes = new TreeSet<>();
        zone.lists().forEach(list -> list.criteria().forEach(c -> codes.add(c.code())));
        return codes;
    }

    private static int firstCode(ZonePlan.Zone zone) {
        Criterion first = zone.lists().getFirst().criteria().getFirst();
        return first.code();
    }
}
