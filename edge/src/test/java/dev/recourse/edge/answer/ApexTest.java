package dev.recourse.edge.answer;

import static dev.recourse.edge.answer.Served.ROOT;
import static dev.recourse.edge.answer.Served.summary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.list.Authority;
import dev.recourse.core.list.Policy;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.core.table.ListingTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The zones' own names, the names of their servers, and what lies outside. */
class ApexTest {
    private final Served served = new Served(ListingTable.EMPTY);

    @Test
    void each_apex_has_soa_and_ns() {
        for (ZonePlan.Zone zone : ZonePlan.of(Served.CATALOGUE, ROOT, false).zones()) {
            assertThat(served.outcome(zone.name(), Type.SOA))
                    .isEqualTo("ns1.bl.example.org. hostmaster.example.org. " + Served.SERIAL + " 3600 600 86400 60");
            assertThat(served.outcome(zone.name(), Type.NS)).isEqualTo("ns1.bl.example.org. ns.example.net.");
            for (int type : new int[] {Type.A, Type.AAAA, Type.TXT, Type.MX, Type.DNSKEY, 1000}) {
                assertThat(summary(served.ask(zone.name(), type)))
                        .isEqualTo("NOERROR qr aa rd authority [" + zone.name() + ". 60 SOA ]");
            }
        }
    }

    @Test
    void c17_ns_brings_the_addresses_of_servers_inside() {
        Message reply = served.ask("all." + ROOT, Type.NS);
        assertThat(reply.getSection(Section.ADDITIONAL).stream().map(Record::rdataToString))
                .containsExactly("192.0.2.53", "2001:db8:0:0:0:0:0:53");
    }

    @Test
    void the_names_of_servers_inside_the_zones_exist() {
        assertThat(served.outcome("NS1." + ROOT, Type.A)).isEqualTo("192.0.2.53");
        assertThat(served.outcome("ns1." + ROOT, Type.AAAA)).isEqualTo("2001:db8:0:0:0:0:0:53");
        assertThat(served.outcome("ns1." + ROOT, Type.TXT)).isEqualTo("NODATA");
        assertThat(served.outcome("x.ns1." + ROOT, Type.A)).isEqualTo("NXDOMAIN");
        assertThat(served.outcome("a.deep.host.rbl." + ROOT, Type.A)).isEqualTo("192.0.2.54");
        assertThat(summary(served.ask("host.rbl." + ROOT, Type.A)))
                .isEqualTo("NOERROR qr aa rd authority [rbl.bl.example.org. 60 SOA ]");
        assertThat(served.outcome("deep.host.rbl." + ROOT, Type.NS)).isEqualTo("NODATA");
    }

    @Test
    void a_server_without_an_address_exists_all_the_same() {
        Authority authority = new Authority(
                List.of(DomainName.parse("ns9." + ROOT)), DomainName.parseMailbox("hostmaster@example.org"), Map.of());
        ZonePlan plan = ZonePlan.of(Served.CATALOGUE, ROOT, false);
        ServedZones zones = ServedZones.of(Policy.of(Served.CATALOGUE, plan, authority, "https://www.example.org"));
        Served without = new Served(zones.view(ListingTable.EMPTY, 1));
        assertThat(without.outcome("ns9." + ROOT, Type.A)).isEqualTo("NODATA");
        assertThat(without.outcome("ns8." + ROOT, Type.A)).isEqualTo("NXDOMAIN");
    }

    @Test
    void a_server_cannot_have_the_name_of_an_address() {
        for (String name : List.of("1." + ROOT, "ns.2.0.192." + ROOT, "a.b.rbl." + ROOT)) {
            Authority authority = new Authority(
                    List.of(DomainName.parse(name)),
                    DomainName.parseMailbox("hostmaster@example.org"),
                    Map.of(DomainName.parse(name), List.of(IpAddress.parse("192.0.2.53"))));
            ZonePlan plan = ZonePlan.of(Served.CATALOGUE, ROOT, false);
            assertThatThrownBy(() ->
                            ServedZones.of(Policy.of(Served.CATALOGUE, plan, authority, "https://www.example.org")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the name of an address");
        }
    }

    @Test
    void c30_ds_is_answered_by_the_parent_where_it_is_ours() {
        assertThat(summary(served.ask("rbl." + ROOT, Type.DS)))
                .isEqualTo("NOERROR qr aa rd authority [bl.example.org. 60 SOA ]");
        assertThat(summary(served.ask(ROOT, Type.DS)))
                .isEqualTo("NOERROR qr aa rd authority [bl.example.org. 60 SOA ]");
    }

    @Test
    void c18_outside_our_zones_it_is_refused_and_says_so() {
        for (String name : List.of("example.org", "org", ".", "xbl.example.org", "1.0.0.127.bl.example.net")) {
            Message query = Message.newQuery(Record.newRecord(Served.absolute(name), Type.A, 1));
            query.addRecord(new OPTRecord(1232, 0, 0), Section.ADDITIONAL);
            Message reply = served.ask(query, Transport.UDP);
            assertThat(summary(reply)).as(name).isEqualTo("REFUSED qr rd");
            assertThat(extendedError(reply)).isEqualTo(20);
        }
        assertThat(served.ask("example.org", Type.A).getOPT()).isNull();
    }

    @Test
    void design8_without_a_table_our_zones_say_servfail_and_the_rest_is_refused() {
        Served notReady = new Served(Served.ZONES.notReady());
        for (String name : List.of(ROOT, "2.0.0.127." + ROOT, "9.2.0.192.dul." + ROOT, "ns1." + ROOT)) {
            Message query = Message.newQuery(Record.newRecord(Served.absolute(name), Type.A, 1));
            query.addRecord(new OPTRecord(1232, 0, 0), Section.ADDITIONAL);
            Message reply = notReady.ask(query, Transport.UDP);
            assertThat(summary(reply)).as(name).isEqualTo("SERVFAIL qr rd");
            assertThat(extendedError(reply)).isEqualTo(14);
        }
        assertThat(notReady.outcome("example.org", Type.A)).isEqualTo("REFUSED");
    }

    private static int extendedError(Message reply) {
        assertThat(reply.getOPT().getOptions()).hasSize(1);
        return ((ExtendedErrorCodeOption) reply.getOPT().getOptions().getFirst()).getErrorCode();
    }
}
