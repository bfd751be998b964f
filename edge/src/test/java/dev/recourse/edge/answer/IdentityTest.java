package dev.recourse.edge.answer;

import static dev.recourse.edge.answer.Served.ROOT;
import static dev.recourse.edge.answer.Served.summary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.Rdata;
import dev.recourse.core.list.Authority;
import dev.recourse.core.list.Policy;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.core.table.ListingTable;
import dev.recourse.edge.client.AddressSet;
import dev.recourse.edge.client.Quota;
import dev.recourse.edge.client.ReplyLimit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSIDOption;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What the server says of itself, and of the zone's life. */
class IdentityTest {
    private static final NSIDOption NSID = new NSIDOption(new byte[] {1, 2, 3});

    private final Asking told = asking(new Identity(Optional.of("Recourse 1"), Optional.of("edge-1")));
    private final Asking untold = asking(Identity.NONE);

    @Test
    void c36_version_and_name_are_told_in_class_ch_as_configured() {
        for (String name : List.of("version.bind", "VERSION.Server")) {
            assertThat(summary(told.ask(chaos(name, Type.TXT))))
                    .isEqualTo("NOERROR qr aa rd answer [" + name + ". 0 TXT \"Recourse 1\"]");
        }
        for (String name : List.of("hostname.bind", "Id.Server")) {
            Message reply = told.ask(chaos(name, Type.ANY));
            assertThat(summary(reply)).isEqualTo("NOERROR qr aa rd answer [" + name + ". 0 TXT edge-1]");
            assertThat(reply.getSection(Section.ANSWER).getFirst().getDClass()).isEqualTo(DClass.CH);
        }
    }

    @Test
    void c36_what_is_not_configured_and_any_other_name_or_type_is_refused() {
        for (String name : List.of("version.bind", "version.server", "hostname.bind", "id.server")) {
            assertThat(summary(untold.ask(chaos(name, Type.TXT)))).isEqualTo("REFUSED qr rd");
        }
        for (String name : List.of("authors.bind", "a.version.bind", ROOT, ".")) {
            assertThat(summary(told.ask(chaos(name, Type.TXT)))).isEqualTo("REFUSED qr rd");
        }
        assertThat(summary(told.ask(chaos("version.bind", Type.A)))).isEqualTo("REFUSED qr rd");
    }

    @Test
    void c37_nsid_is_told_only_to_whoever_asks_and_what_stands_in_the_question_does_not_count() {
        for (String name : List.of(ROOT, "x." + ROOT, "example.net")) {
            assertThat(told.ask(Asking.edns(name, Type.SOA, NSID)).getOPT().getOptions(3))
                    .containsExactly(new NSIDOption("edge-1".getBytes(StandardCharsets.US_ASCII)));
            assertThat(told.ask(Asking.edns(name, Type.SOA)).getOPT().getOptions(3))
                    .isEmpty();
            assertThat(untold.ask(Asking.edns(name, Type.SOA, NSID)).getOPT().getOptions(3))
                    .isEmpty();
        }
    }

    @Test
    void c38_expire_is_told_with_the_soa_and_with_nothing_else() {
        EDNSOption expire = new GenericEDNSOption(9, new byte[0]);
        assertThat(untold.ask(Asking.edns("rbl." + ROOT, Type.SOA, expire))
                        .getOPT()
                        .getOptions(9))
                .containsExactly(new GenericEDNSOption(9, new byte[] {0, 1, 0x51, (byte) 0x80}));
        assertThat(untold.ask(Asking.edns(ROOT, Type.SOA)).getOPT().getOptions())
                .isEmpty();
        for (Message query : List.of(
                Asking.edns(ROOT, Type.NS, expire),
                Asking.edns("x." + ROOT, Type.SOA, expire),
                Asking.edns("example.net", Type.SOA, expire))) {
            assertThat(untold.ask(query).getOPT().getOptions(9)).isEmpty();
        }
    }

    @Test
    void c38_expire_is_what_the_soa_of_the_zone_says() {
        Rdata.SoaTimes times = new Rdata.SoaTimes(
                Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(0xfffffff1L), Duration.ofSeconds(4));
        Authority authority = new Authority(
                List.of(DomainName.parse("ns1.example.net")), DomainName.parse("a.example.net"), Map.of(), times);
        ZonePlan plan = ZonePlan.of(Served.CATALOGUE, ROOT, false);
        ServedZones zones = ServedZones.of(Policy.of(Served.CATALOGUE, plan, authority, "https://www.example.org"));
        Asking asking = new Asking(ClientPolicy.open(), zones.view(ListingTable.EMPTY, 1));
        EDNSOption expire = new GenericEDNSOption(9, new byte[0]);
        assertThat(asking.ask(Asking.edns(ROOT, Type.SOA, expire)).getOPT().getOptions(9))
                .containsExactly(new GenericEDNSOption(9, new byte[] {-1, -1, -1, (byte) 0xf1}));
    }

    @Test
    void c27b_keepalive_is_told_over_tcp_alone() {
        EDNSOption keepalive = new GenericEDNSOption(11, new byte[0]);
        Message query = Asking.edns(ROOT, Type.SOA, keepalive);
        assertThat(untold.ask(query).getOPT().getOptions()).isEmpty();
        assertThat(untold.by(Transport.TCP).ask(query).getOPT().getOptions(11)).hasSize(1);
        assertThat(untold.ask(Asking.edns(ROOT, Type.SOA)).getOPT().getOptions())
                .isEmpty();
    }

    @Test
    void c19_a_zone_too_old_to_be_believed_is_servfail_and_says_so() {
        Asking stale =
                new Asking(ClientPolicy.open(), Served.ZONES.view(ListingTable.EMPTY, 1, Served.NOW - 20 * 86_400));
        Message reply = stale.ask(Asking.edns("2.0.0.127." + ROOT, Type.A));
        assertThat(summary(reply)).isEqualTo("SERVFAIL qr rd");
        assertThat(reply.getOPT().getOptions(15)).containsExactly(new ExtendedErrorCodeOption(24));
        assertThat(stale.outcome(Asking.query(ROOT, Type.SOA))).isEqualTo(Outcome.STALE);
        assertThat(stale.outcome(Asking.query("example.net", Type.A))).isEqualTo(Outcome.NOT_OURS);
    }

    @Test
    void a_text_that_does_not_fit_is_refused() {
        for (String text : List.of("", "a".repeat(65), "n\u00e4me", "a\nb")) {
            assertThatThrownBy(() -> new Identity(Optional.of(text), Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Identity(Optional.empty(), Optional.of(text)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Asking asking(Identity identity) {
        ClientPolicy policy =
                new ClientPolicy(AddressSet.ALL, Quota.NONE, ReplyLimit.NONE, () -> Asking.SECRETS, identity);
        return new Asking(policy, Served.ZONES.view(ListingTable.EMPTY, 1));
    }

    private static Message chaos(String name, int type) {
        return Message.newQuery(Record.newRecord(Served.absolute(name), type, DClass.CH));
    }
}
