package dev.recourse.edge.answer;

import static dev.recourse.edge.answer.Served.ROOT;
import static dev.recourse.edge.answer.Served.name;
import static dev.recourse.edge.answer.Served.summary;
import static dev.recourse.edge.answer.Served.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.table.ListingTable;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What is not there, and what exists only because something stands below it. */
class NegativeAnswerTest {
    private static final int[] TYPES = {
        Type.A, Type.TXT, Type.AAAA, Type.NS, Type.SOA, Type.MX, Type.DS, Type.HTTPS, Type.ANY, 65280
    };

    private static final String NODATA = "NOERROR qr aa rd authority [bl.example.org. 60 SOA ]";
    private static final String NXDOMAIN = "NXDOMAIN qr aa rd authority [bl.example.org. 60 SOA ]";

    @Test
    void a9_an_unlisted_address_has_no_record_of_any_type() {
        Served served = new Served(table("192.0.2.9", "rbl/spam-source"));
        for (int type : TYPES) {
            assertThat(summary(served.ask(name("192.0.2.8"), type)))
                    .as(Type.string(type))
                    .isEqualTo(NXDOMAIN);
        }
    }

    @Test
    void c5_c7_a_negative_answer_carries_the_soa_with_the_lesser_ttl() {
        Served served = new Served(ListingTable.EMPTY);
        Message reply = served.ask(name("192.0.2.8", "dul"), Type.A);
        SOARecord soa = (SOARecord) reply.getSection(Section.AUTHORITY).getFirst();
        assertThat(soa.getName()).hasToString("dul.bl.example.org.");
        assertThat(soa.getTTL()).isEqualTo(60);
        assertThat(soa.getMinimum()).isEqualTo(60);
        assertThat(soa.getSerial()).isEqualTo(Served.SERIAL);
        assertThat(soa.getHost()).hasToString("ns1.bl.example.org.");
        assertThat(soa.getAdmin()).hasToString("hostmaster.example.org.");
        assertThat(soa.getRefresh()).isEqualTo(3600);
        assertThat(soa.getRetry()).isEqualTo(600);
        assertThat(soa.getExpire()).isEqualTo(86400);
    }

    @Test
    void c1_c3_c6_names_above_an_ipv4_listing_have_no_data_of_any_type_at_every_depth() {
        Served served = new Served(table("203.0.113.77", "rbl/spam-source"));
        for (String above : new String[] {"203", "0.203", "113.0.203"}) {
            for (int type : TYPES) {
                assertThat(summary(served.ask(above + "." + ROOT, type)))
                        .as("%s %s", above, Type.string(type))
                        .isEqualTo(NODATA);
            }
        }
        for (String beside : new String[] {"204", "1.203", "112.0.203", "76.113.0.203"}) {
            assertThat(summary(served.ask(beside + "." + ROOT, Type.NS)))
                    .as(beside)
                    .isEqualTo(NXDOMAIN);
        }
    }

    @Test
    void c2_names_above_an_ipv6_listing_have_no_data_at_every_depth() {
        Served served = new Served(table("2001:db8:1:2:3:4:567:89ab", "rbl/spam-source"));
        String whole = Served.nibbles(IpAddress.parse("2001:db8:1:2:3:4:567:89ab"));
        // The depths at which a resolver asks from a cold cache (RFC 9156 2.3), and all the others.
        for (int depth = 1; depth <= 31; depth++) {
            String above = whole.substring(2 * (32 - depth)) + "." + ROOT;
            for (int type : TYPES) {
                assertThat(summary(served.ask(above, type)))
                        .as("depth %s %s", depth, Type.string(type))
                        .isEqualTo(NODATA);
            }
        }
        for (int depth : new int[] {1, 2, 3, 4, 8, 12, 17, 22, 27, 31, 32}) {
            // The same depth, one nibble off: 'e' is in no place of that address.
            String beside = "e" + whole.substring(2 * (32 - depth) + 1) + "." + ROOT;
            assertThat(served.outcome(beside, Type.A)).as("depth %s", depth).isEqualTo("NXDOMAIN");
        }
        assertThat(served.outcome(whole + "." + ROOT, Type.A)).isEqualTo("127.0.0.2");
    }

    @Test
    void c1_names_above_and_inside_a_listed_range() {
        Served served =
                new Served(table("198.51.0.0/18", "dul/rdns-dynamic", "2001:db8:8000::/34", "dul/rdns-dynamic"));
        for (String name : new String[] {"198", "51.198", "0.51.198", "63.51.198"}) {
            assertThat(served.outcome(name + "." + ROOT, Type.A)).as(name).isEqualTo("NODATA");
        }
        assertThat(served.outcome("64.51.198." + ROOT, Type.A)).isEqualTo("NXDOMAIN");
        for (String nibbles : new String[] {"8.b.d.0.1.0.0.2", "b.8.b.d.0.1.0.0.2", "f.f.b.8.b.d.0.1.0.0.2"}) {
            assertThat(served.outcome(nibbles + "." + ROOT, Type.A)).as(nibbles).isEqualTo("NODATA");
        }
        assertThat(served.outcome("c.8.b.d.0.1.0.0.2." + ROOT, Type.A)).isEqualTo("NXDOMAIN");
    }

    @Test
    void c1_a_name_of_two_readings_exists_for_either() {
        Served ipv6 = new Served(table("2001:db8::/32", "rbl/spam-source"));
        // 2, 0.2 and 0.0.2 are octets too; 1.0.0.2 is the address 2.0.0.1, not listed.
        for (String name : new String[] {"2", "0.2", "0.0.2", "1.0.0.2", "0.1.0.0.2"}) {
            assertThat(ipv6.outcome(name + "." + ROOT, Type.A)).as(name).isEqualTo("NODATA");
        }
        assertThat(ipv6.outcome("2.0.0.2." + ROOT, Type.A)).isEqualTo("NXDOMAIN");
        Served ipv4 = new Served(table("2.0.0.1", "rbl/spam-source"));
        for (String name : new String[] {"2", "0.2", "0.0.2"}) {
            assertThat(ipv4.outcome(name + "." + ROOT, Type.A)).as(name).isEqualTo("NODATA");
        }
        assertThat(ipv4.outcome("1.0.0.2." + ROOT, Type.A)).isEqualTo("127.0.0.2");
        assertThat(ipv4.outcome("0.1.0.0.2." + ROOT, Type.A)).isEqualTo("NXDOMAIN");
    }

    @Test
    void c1_only_the_lists_of_the_zone_make_a_name_exist() {
        Served served = new Served(table("203.0.113.77", "noptr/no-rdns"));
        assertThat(served.outcome("203." + ROOT, Type.A)).isEqualTo("NXDOMAIN");
        assertThat(served.outcome("203.rbl." + ROOT, Type.A)).isEqualTo("NXDOMAIN");
        assertThat(served.outcome("203.all." + ROOT, Type.A)).isEqualTo("NODATA");
        assertThat(served.outcome("203.noptr." + ROOT, Type.A)).isEqualTo("NODATA");
    }

    @Test
    void c1_a_fully_exempt_range_has_nothing_above_it() {
        ListingTable table = table("203.0.113.0/30", "dul/rdns-dynamic");
        for (int i = 0; i < 4; i++) {
            assertThat(new Served(table).outcome("203." + ROOT, Type.A)).isEqualTo("NODATA");
            table = Served.exempt(table, "203.0.113." + i, "dul", Served.NOW + 60);
        }
        assertThat(new Served(table).outcome("203." + ROOT, Type.A)).isEqualTo("NXDOMAIN");
    }

    @Test
    void a5_names_below_an_address_and_names_of_nothing_do_not_exist() {
        Served served = new Served(table("192.0.2.9", "rbl/spam-source", "2001:db8::1", "rbl/spam-source"));
        for (String name : new String[] {
            "1." + name("192.0.2.9"),
            "www." + name("192.0.2.9"),
            "0." + name("2001:db8::1"),
            "009.2.0.192." + ROOT,
            "9.2.0.192.in-addr." + ROOT,
            "www." + ROOT,
            "x.192." + ROOT,
            "256." + ROOT
        }) {
            assertThat(served.outcome(name, Type.A)).as(name).isEqualTo("NXDOMAIN");
        }
    }
}
