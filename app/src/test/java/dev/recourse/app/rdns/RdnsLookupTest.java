package dev.recourse.app.rdns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.PtrClassifier;
import dev.recourse.lookup.dns.DnsClient;
import dev.recourse.lookup.dns.LookupLimits;
import dev.recourse.lookup.dns.NameServers;
import dev.recourse.testkit.FakeClock;
import dev.recourse.testkit.dns.Answer;
import dev.recourse.testkit.dns.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class RdnsLookupTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final LookupLimits LIMITS =
            new LookupLimits(Duration.ofSeconds(20), Duration.ofSeconds(4), 256, 32, 32, 100);

    /** Every address from .100 on has a name made from it, .7 one of its own; nothing else. */
    private static RdnsReport of(String address, int rcode) throws IOException {
        try (ScriptedServer server = ScriptedServer.start((query, transport, sender) -> {
            String name = query.getQuestion().getName().toString();
            boolean ptr = query.getQuestion().getType() == Type.PTR;
            int octet = ptr ? Integer.parseInt(name.substring(0, name.indexOf('.'))) : 0;
            Answer answer = Answer.of();
            if (rcode != Rcode.NOERROR) {
                answer = Answer.of().rcode(rcode);
            } else if (ptr && octet >= 100) {
                answer = Answer.of(name + " 300 PTR host-192-0-2-" + octet + ".example.net.");
            } else if (ptr && octet == 7) {
                answer = Answer.of(name + " 300 PTR mail.example.org.");
            } else if (!ptr && name.equalsIgnoreCase("mail.example.org.")) {
                answer = Answer.of("mail.example.org. 60 A 192.0.2.7");
            }
            sender.send(answer.to(query));
        })) {
            DnsClient client =
                    new DnsClient(new NameServers(List.of(server.address()), server.port(), a -> true), LIMITS);
            return new RdnsLookup(client, PtrClassifier.shipped(), new FakeClock(NOW)).of(IpAddress.parse(address));
        }
    }

    private static String text(RdnsReport report) {
        return String.join("\n", RdnsText.lines(report));
    }

    @Test
    void a_hosts_own_name_that_leads_back() throws IOException {
        RdnsReport report = of("192.0.2.7", Rcode.NOERROR);
        assertThat(text(report))
                .startsWith("192.0.2.7 has the reverse DNS name mail.example.org\n  mail.example.org: NAMED (")
                .contains("mail.example.org leads back to 192.0.2.7: forward-confirmed")
                .contains("the name is not of the make of its neighbours in 192.0.2.0/24")
                .endsWith("read at 2026-11-24T08:00:00Z; it may be kept for 300 s");
        assertThat(RdnsFields.of(report))
                .containsEntry("names", List.of("mail.example.org"))
                .containsEntry("ttl", 300L)
                .containsEntry("known", true)
                .hasEntrySatisfying(
                        "fcrdns",
                        f -> assertThat(f)
                                .asInstanceOf(
                                        org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
                                .containsEntry("outcome", "confirmed")
                                .containsEntry("iprev", "pass"))
                .hasEntrySatisfying(
                        "neighbourhood",
                        n -> assertThat(((Map<?, ?>) n).get("outcome")).isEqualTo("unique"));
    }

    @Test
    void a_name_made_from_the_address_that_leads_nowhere() throws IOException {
        RdnsReport report = of("192.0.2.180", Rcode.NOERROR);
        assertThat(text(report))
                .contains("host-192-0-2-180.example.net: GENERIC (")
                .contains("does not lead back to 192.0.2.180: give it an A record with that address")
                .contains("have one like host-#-#-#-#.example.net: the name looks made by a machine");
        assertThat(RdnsFields.of(report).get("fcrdns")).asString().contains("mismatched", "fail");
    }

    @Test
    void no_name_at_all() throws IOException {
        RdnsReport report = of("192.0.2.20", Rcode.NOERROR);
        assertThat(text(report))
                .startsWith("192.0.2.20 has no reverse DNS name: ask whoever gave you the address to set one\n  NONE (")
                .contains("there is no name that could lead back");
        assertThat(RdnsFields.of(report)).containsEntry("names", List.of()).doesNotContainKey("neighbourhood");
    }

    @Test
    void what_could_not_be_read_says_nothing_of_the_address() throws IOException {
        RdnsReport report = of("192.0.2.7", Rcode.SERVFAIL);
        assertThat(RdnsText.lines(report))
                .containsExactly(
                        "the reverse DNS of 192.0.2.7 could not be read: the name servers said that they failed"
                                + " (SERVFAIL). That says nothing of the address; try again later");
        assertThat(RdnsFields.of(report))
                .containsEntry("known", false)
                .containsEntry("cause", "servfail")
                .containsEntry("verdicts", List.of())
                .doesNotContainKey("names");
    }
}
