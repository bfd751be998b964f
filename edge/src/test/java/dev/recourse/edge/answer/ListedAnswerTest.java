package dev.recourse.edge.answer;

import static dev.recourse.edge.answer.Served.NOW;
import static dev.recourse.edge.answer.Served.name;
import static dev.recourse.edge.answer.Served.summary;
import static dev.recourse.edge.answer.Served.table;
import static dev.recourse.edge.answer.Served.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.ListingTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What a listed address is answered. */
class ListedAnswerTest {
    private static final String LINK = "https://www.example.org/cgi-bin/lookup?ip_address=";

    @Test
    void a6_a_listed_address_has_an_a_record_and_a_txt_record() {
        Served served = new Served(table("192.0.2.9", "rbl/spam-source"));
        assertThat(summary(served.ask(name("192.0.2.9"), Type.A)))
                .isEqualTo("NOERROR qr aa rd answer [9.2.0.192.bl.example.org. 300 A 127.0.0.2]");
        assertThat(served.outcome(name("192.0.2.9"), Type.TXT))
                .isEqualTo("\"127.0.0.2 192.0.2.9 (this address only) sent unsolicited bulk mail that we or a named"
                        + " source received. Why and how to leave: " + LINK + "192.0.2.9\"");
    }

    @Test
    void a9_every_address_of_a_range_is_answered_with_the_range() {
        Served served = new Served(table("198.51.100.0/24", "dul/rdns-dynamic"));
        assertThat(served.outcome(name("198.51.100.7", "dul"), Type.A)).isEqualTo("127.0.0.11");
        assertThat(served.outcome(name("198.51.100.255", "dul"), Type.A)).isEqualTo("127.0.0.11");
        assertThat(served.outcome(name("198.51.101.0", "dul"), Type.A)).isEqualTo("NXDOMAIN");
        assertThat(served.outcome(name("198.51.100.7", "dul"), Type.TXT))
                .isEqualTo("\"127.0.0.11 198.51.100.7 is in 198.51.100.0/24 (256 addresses), which has a reverse DNS"
                        + " name that says the address is dynamic. Why and how to leave: " + LINK + "198.51.100.7\"");
    }

    @Test
    void a2_ipv6_addresses_are_answered_in_either_case() {
        Served served = new Served(table("2001:db8:ab::/64", "rbl/spam-source"));
        String name = name("2001:db8:ab::1");
        assertThat(served.outcome(name, Type.A)).isEqualTo("127.0.0.2");
        assertThat(served.outcome(name.replace('b', 'B').replace('d', 'D'), Type.A))
                .isEqualTo("127.0.0.2");
        assertThat(served.outcome(name, Type.TXT))
                .isEqualTo("\"127.0.0.2 2001:db8:ab::1 is in 2001:db8:ab::/64 (2^64 addresses), which sent unsolicited"
                        + " bulk mail that we or a named source received. Why and how to leave: " + LINK
                        + "2001:db8:ab::1\"");
        assertThat(served.outcome(name("2001:db8:ab:1::1"), Type.A)).isEqualTo("NXDOMAIN");
    }

    @Test
    void a_mapped_ipv6_name_is_answered_from_ipv4() {
        Served served = new Served(table("192.0.2.9", "rbl/spam-source"));
        String mapped = "9.0.2.0.0.0.0.c.f.f.f.f" + ".0".repeat(20) + "." + Served.ROOT;
        assertThat(served.outcome(mapped, Type.A)).isEqualTo("127.0.0.2");
        assertThat(served.outcome(mapped.substring(2), Type.A)).isEqualTo("NODATA");
        assertThat(served.outcome(mapped, Type.TXT)).endsWith("ip_address=192.0.2.9\"");
    }

    @Test
    void a13_several_codes_are_several_a_records_most_serious_first() {
        Served served = new Served(table(
                "192.0.2.0/24", "dul/rdns-dynamic",
                "192.0.2.9", "noptr/no-rdns",
                "192.0.2.9", "rbl/spam-source",
                "192.0.2.0/28", "dul/owner-declared",
                "192.0.2.8/31", "relay/open-relay",
                "192.0.2.8/31", "rbl/spam-source"));
        Message reply = served.ask(name("192.0.2.9", "all"), Type.A);
        assertThat(Served.answers(reply))
                .containsExactly("127.0.0.2", "127.0.0.4", "127.0.0.10", "127.0.0.11", "127.0.0.13");
        assertThat(served.outcome(name("192.0.2.9"), Type.A)).isEqualTo("127.0.0.2 127.0.0.4 127.0.0.10 127.0.0.11");
    }

    @Test
    void a16_each_txt_record_begins_with_its_code_and_names_the_narrowest_prefix() {
        Served served = new Served(table(
                "192.0.2.0/24", "dul/rdns-dynamic",
                "192.0.2.8/31", "rbl/spam-source",
                "192.0.2.9", "rbl/spam-source"));
        Message query =
                Message.newQuery(org.xbill.DNS.Record.newRecord(Served.absolute(name("192.0.2.9")), Type.TXT, 1));
        List<String> texts = Served.answers(served.ask(query, Transport.TCP));
        assertThat(texts).hasSize(2);
        assertThat(texts.getFirst()).startsWith("\"127.0.0.2 192.0.2.9 (this address only) sent");
        assertThat(texts.getLast()).startsWith("\"127.0.0.11 192.0.2.9 is in 192.0.2.0/24 (256 addresses)");
    }

    @Test
    void a8_c14_the_longest_text_fits_into_255_octets_and_keeps_its_link() {
        String address = "2001:db8:1111:2222:3333:4444:5555:6666";
        Served served = new Served(table("2001:db8:1111:2222:3333:4444:5555:0/112", "generic/rdns-generic"));
        assertThat(served.outcome(name(address, "generic"), Type.TXT))
                .hasSizeLessThanOrEqualTo(257)
                .startsWith("\"127.0.0.12 2001:db8:1111:2222:3333:4444:5555:0/112 (2^16 addresses) has a reverse")
                .endsWith(".. Why and how to leave: " + LINK + address + "\"");
    }

    @Test
    void a8_a_web_address_that_would_not_fit_is_refused() {
        ListingText longest = new ListingText(Served.CATALOGUE, "https://" + "w".repeat(72));
        String address = "2001:db8:1111:2222:3333:4444:5555:6666";
        for (BlockList list : Served.CATALOGUE.lists()) {
            for (Criterion criterion : list.criteria()) {
                for (String prefix : List.of(address, "2001:db8:1111:2222:3333:4444:5555:6660/124", "2000::/3")) {
                    assertThat(longest.listed(IpAddress.parse(address), Prefix.parse(prefix), criterion)
                                    .orElseThrow())
                            .hasSizeLessThanOrEqualTo(255)
                            .endsWith("w/cgi-bin/lookup?ip_address=" + address);
                }
            }
        }
        assertThatThrownBy(() -> new ListingText(Served.CATALOGUE, "https://" + "w".repeat(73)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a18_c8_the_ttl_is_the_least_of_the_lists_and_never_beyond_the_expiry() {
        ListingTable table = table("192.0.2.9", "dul/rdns-dynamic");
        assertThat(ttl(table, "192.0.2.9", "all", NOW)).isEqualTo(900);
        ListingTable both = with(table, "192.0.2.9", "quick/burst", NOW + 1_000);
        assertThat(ttl(both, "192.0.2.9", "all", NOW)).isEqualTo(60);
        assertThat(ttl(both, "192.0.2.9", "all", NOW + 958)).isEqualTo(42);
        assertThat(ttl(both, "192.0.2.9", "all", NOW + 999)).isEqualTo(1);
        assertThat(ttl(both, "192.0.2.9", "all", NOW + 1_000)).isEqualTo(900);
        assertThat(ttl(both, "192.0.2.9", "dul", NOW + 999)).isEqualTo(900);
    }

    @Test
    void what_has_expired_is_not_answered_and_nothing_stands_above_it() {
        Served served = new Served(with(ListingTable.EMPTY, "192.0.2.9", "rbl/spam-source", NOW));
        assertThat(served.outcome(name("192.0.2.9"), Type.A)).isEqualTo("NXDOMAIN");
        assertThat(served.outcome("2.0.192." + Served.ROOT, Type.A)).isEqualTo("NXDOMAIN");
    }

    @Test
    void an_exempt_address_is_not_answered_until_the_exemption_ends() {
        ListingTable table = table("192.0.2.0/24", "dul/rdns-dynamic", "192.0.2.9", "rbl/spam-source");
        Served served = new Served(Served.exempt(table, "192.0.2.9", "dul", NOW + 1));
        assertThat(served.outcome(name("192.0.2.9", "dul"), Type.A)).isEqualTo("NXDOMAIN");
        assertThat(served.outcome(name("192.0.2.8", "dul"), Type.A)).isEqualTo("127.0.0.11");
        assertThat(served.outcome(name("192.0.2.9"), Type.A)).isEqualTo("127.0.0.2");
        Served later = new Served(Served.exempt(table, "192.0.2.9", "dul", NOW));
        assertThat(later.outcome(name("192.0.2.9", "dul"), Type.A)).isEqualTo("127.0.0.11");
    }

    @Test
    void the_combined_zone_holds_only_lists_meant_for_reject() {
        Served served = new Served(table("192.0.2.9", "generic/rdns-generic", "192.0.2.9", "quick/burst"));
        assertThat(served.outcome(name("192.0.2.9"), Type.A)).isEqualTo("NXDOMAIN");
        assertThat(served.outcome("192." + Served.ROOT, Type.A)).isEqualTo("NXDOMAIN");
        assertThat(served.outcome(name("192.0.2.9", "all"), Type.A)).isEqualTo("127.0.0.3 127.0.0.12");
        assertThat(served.outcome(name("192.0.2.9", "generic"), Type.A)).isEqualTo("127.0.0.12");
        assertThat(served.outcome(name("192.0.2.9", "rbl"), Type.A)).isEqualTo("NXDOMAIN");
    }

    @Test
    void generic_joins_dul_and_the_combined_zone_where_an_operator_wants_it() {
        Served served = new Served(Served.zones(true).view(table("192.0.2.9", "generic/rdns-generic"), Served.SERIAL));
        assertThat(served.outcome(name("192.0.2.9"), Type.A)).isEqualTo("127.0.0.12");
        assertThat(served.outcome(name("192.0.2.9", "dul"), Type.A)).isEqualTo("127.0.0.12");
        assertThat(served.outcome(name("127.0.0.12", "dul"), Type.A)).isEqualTo("127.0.0.12");
    }

    @Test
    void allow_is_in_no_zone_but_its_own() {
        Served served = new Served(table("192.0.2.9", "allow/rdns-static"));
        assertThat(served.outcome(name("192.0.2.9"), Type.A)).isEqualTo("NXDOMAIN");
        assertThat(served.outcome(name("192.0.2.9", "all"), Type.A)).isEqualTo("NXDOMAIN");
        assertThat(served.outcome(name("192.0.2.9", "allow"), Type.A)).isEqualTo("127.0.0.21");
        assertThat(served.outcome(name("192.0.2.9", "allow"), Type.TXT))
                .doesNotContain("leave")
                .endsWith("More: " + LINK + "192.0.2.9\"");
    }

    @Test
    void c35_any_is_answered_with_the_a_records() {
        Served served = new Served(table("192.0.2.9", "rbl/spam-source"));
        assertThat(summary(served.ask(name("192.0.2.9"), Type.ANY)))
                .isEqualTo("NOERROR qr aa rd answer [9.2.0.192.bl.example.org. 300 A 127.0.0.2]");
    }

    @Test
    void a12_other_types_of_a_listed_name_have_no_data() {
        Served served = new Served(table("192.0.2.9", "rbl/spam-source"));
        for (int type :
                new int[] {Type.AAAA, Type.MX, Type.NS, Type.SOA, Type.DS, Type.HTTPS, Type.CNAME, 1000, 65280}) {
            Message reply = served.ask(name("192.0.2.9"), type);
            assertThat(summary(reply))
                    .as(Type.string(type))
                    .isEqualTo("NOERROR qr aa rd authority [bl.example.org. 60 SOA ]");
        }
    }

    @Test
    void c12_the_question_is_echoed_in_its_own_case() {
        Served served = new Served(table("192.0.2.9", "rbl/spam-source"));
        Message reply = served.ask("9.2.0.192.RbL.bL.eXaMpLe.oRg", Type.A);
        assertThat(reply.getSection(Section.QUESTION).getFirst().getName().toString())
                .isEqualTo("9.2.0.192.RbL.bL.eXaMpLe.oRg.");
        assertThat(reply.getSection(Section.ANSWER).getFirst().getName().toString())
                .isEqualTo("9.2.0.192.RbL.bL.eXaMpLe.oRg.");
    }

    private static long ttl(ListingTable table, String address, String zone, long now) {
        Message query =
                Message.newQuery(org.xbill.DNS.Record.newRecord(Served.absolute(name(address, zone)), Type.A, 1));
        return new Served(table)
                .askAt(now, query, Transport.UDP).getSection(Section.ANSWER).stream()
                        .mapToLong(org.xbill.DNS.Record::getTTL)
                        .distinct()
                        .reduce((a, b) -> -1)
                        .orElseThrow();
    }

    @Test
    void never_is_as_long_as_it_gets() {
        assertThat(ttl(with(ListingTable.EMPTY, "192.0.2.9", "rbl/spam-source", Entry.NEVER), "192.0.2.9", "rbl", NOW))
                .isEqualTo(300);
    }
}
