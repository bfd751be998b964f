package dev.recourse.edge.dns;

import static dev.recourse.edge.answer.Served.ROOT;
import static dev.recourse.edge.answer.Served.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.Prefix;
import dev.recourse.edge.answer.ClientPolicy;
import dev.recourse.edge.answer.Identity;
import dev.recourse.edge.answer.Served;
import dev.recourse.edge.client.AddressSet;
import dev.recourse.edge.client.Quota;
import dev.recourse.edge.client.ReplyLimit;
import dev.recourse.edge.status.Counters;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The commands of RFC 8906 8, word for word, by dig. */
@Tag("peer")
class DigTest {
    private static final String SOA = ROOT + ".\t\t300\tIN\tSOA";

    private DnsServer server;
    private String transport = "+notcp";

    @BeforeEach
    void start() throws IOException {
        InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(Served.NOW));
        ClientPolicy policy = new ClientPolicy(
                AddressSet.of(List.of(), List.of(Prefix.parse("127.0.0.7")), true),
                Quota.NONE,
                ReplyLimit.NONE,
                ClientPolicy.open().cookies(),
                new Identity(Optional.of("Recourse"), Optional.of("edge-1.example.org")));
        server = DnsServer.start(
                Listening.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                policy,
                () -> Served.ZONES.view(
                        Served.table("192.0.2.9", "rbl/spam-source", "2001:db8:1::/48", "dul/rdns-dynamic"), 1),
                clock,
                new Counters());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void c20_8_1_1_plain_soa() throws Exception {
        assertThat(dig("+noedns +noad +norec soa", ROOT))
                .contains("status: NOERROR", "flags: qr aa;", SOA)
                .doesNotContain("OPT PSEUDOSECTION", "WARNING");
    }

    @Test
    void c20_8_1_2_unknown_type() throws Exception {
        assertThat(dig("+noedns +noad +norec type1000", ROOT))
                .contains("status: NOERROR", "flags: qr aa;", "ANSWER: 0", "SOA")
                .doesNotContain("OPT PSEUDOSECTION", "WARNING");
    }

    @Test
    void c20_8_1_3_flags() throws Exception {
        for (String flag : List.of("+cd +noad", "+ad", "+noad +zflag")) {
            assertThat(dig("+noedns +norec " + flag + " soa", ROOT))
                    .as(flag)
                    .contains("status: NOERROR", "flags: qr aa;", SOA)
                    .doesNotContain("MBZ", "WARNING");
        }
        assertThat(dig("+noedns +noad +rec soa", ROOT))
                .contains("status: NOERROR", "flags: qr aa rd;", SOA, "recursion requested but not available");
    }

    @Test
    void c21_8_1_4_unknown_opcode_and_8_1_5_tcp() throws Exception {
        assertThat(dig("+noedns +noad +opcode=15 +norec +header-only", ROOT))
                .contains("status: NOTIMP", "opcode: RESERVED15", "QUERY: 0, ANSWER: 0, AUTHORITY: 0, ADDITIONAL: 0");
        assertThat(dig("+noedns +noad +norec +tcp soa", ROOT)).contains("status: NOERROR", "flags: qr aa;", SOA);
    }

    @Test
    void c22_8_2_edns() throws Exception {
        String version0 = "EDNS: version: 0, flags:; udp: 1232";
        assertThat(dig("+edns=0 +nocookie +noad +norec soa", ROOT)).contains("status: NOERROR", version0, SOA);
        assertThat(dig("+edns=1 +noednsneg +nocookie +noad +norec soa", ROOT))
                .contains("status: BADVERS", version0)
                .doesNotContain("\tSOA\t", "flags: qr aa");
        assertThat(dig("+edns=0 +noad +norec +ednsopt=100 soa", ROOT))
                .contains("status: NOERROR", version0, SOA)
                .doesNotContain("OPT=100");
        assertThat(dig("+edns=0 +noad +norec +ednsflags=0x40 soa", ROOT))
                .contains("status: NOERROR", version0, SOA)
                .doesNotContain("MBZ");
        assertThat(dig("+edns=1 +noednsneg +noad +norec +ednsflags=0x40 +ednsopt=100 soa", ROOT))
                .contains("status: BADVERS", version0)
                .doesNotContain("\tSOA\t", "MBZ", "OPT=100");
        assertThat(dig("+norec +noad +dnssec +bufsize=512 +ignore dnskey", ROOT))
                .contains("status: NOERROR", version0);
        assertThat(dig("+edns=0 +nocookie +noad +norec +dnssec soa", ROOT)).contains("status: NOERROR", version0, SOA);
        assertThat(dig("+edns=0 +noad +norec +nsid +cookie +expire +subnet=0/0 soa", ROOT))
                .contains(
                        "status: NOERROR",
                        version0,
                        SOA,
                        "(\"edge-1.example.org\")",
                        "COOKIE: ",
                        "(good)",
                        "EXPIRE: 86400 (1 day)")
                .doesNotContain("CLIENT-SUBNET");
        assertThat(dig("+edns=0 +nocookie +noad +norec +tcp soa", ROOT)).contains("status: NOERROR", version0, SOA);
    }

    @Test
    @SuppressWarnings("JUnitMethodInvoked") // The same commands, by the other transport.
    void c20_c21_c22_all_of_it_by_tcp_too() throws Exception {
        transport = "+tcp";
        c20_8_1_1_plain_soa();
        c20_8_1_2_unknown_type();
        c20_8_1_3_flags();
        c21_8_1_4_unknown_opcode_and_8_1_5_tcp();
        c22_8_2_edns();
        c39_c40_cookies();
        c19_a_client_that_is_not_answered();
    }

    @Test
    void a1_a2_listed_addresses_and_names_above_them() throws Exception {
        assertThat(dig("+short a", name("192.0.2.9")).strip()).isEqualTo("127.0.0.2");
        assertThat(dig("+short txt", name("192.0.2.9"))).startsWith("\"127.0.0.2 192.0.2.9 (this address only) sent");
        assertThat(dig("+short a", name("2001:db8:1::1", "dul")).strip()).isEqualTo("127.0.0.11");
        assertThat(dig("ns", "192." + ROOT)).contains("status: NOERROR", "ANSWER: 0", "AUTHORITY: 1");
        assertThat(dig("a", "10." + ROOT)).contains("status: NXDOMAIN", "AUTHORITY: 1");
        assertThat(dig("a", "example.net")).contains("status: REFUSED", "EDE: 20 (Not Authoritative)");
    }

    @Test
    void c36_c37_identity() throws Exception {
        assertThat(dig("+short ch txt", "version.bind")).isEqualTo("\"Recourse\"\n");
        assertThat(dig("+short ch txt", "ID.server")).isEqualTo("\"edge-1.example.org\"\n");
        assertThat(dig("ch txt", "authors.bind")).contains("status: REFUSED");
        assertThat(dig("+nocookie soa", ROOT)).doesNotContain("NSID", "EXPIRE", "COOKIE");
    }

    @Test
    void c39_c40_cookies() throws Exception {
        String first = dig("+cookie=0102030405060708 soa", ROOT);
        assertThat(first).contains("status: NOERROR", "COOKIE: 010203040506070801000000", "(good)");
        String cookie = first.replaceAll("(?s).*COOKIE: ([0-9a-f]{48}) .*", "$1");
        assertThat(dig("+cookie=" + cookie + " soa", ROOT)).contains("COOKIE: " + cookie + " (good)", SOA);
        assertThat(dig("+header-only +cookie=" + cookie, "."))
                .contains("status: NOERROR", "QUERY: 0", "COOKIE: " + cookie + " (good)");
        assertThat(dig("+header-only +nobadcookie +cookie=" + "ab".repeat(24), "."))
                .contains("status: BADCOOKIE", "QUERY: 0", "COOKIE: " + "ab".repeat(8) + "01000000");
        assertThat(dig("+cookie=" + "ab".repeat(24) + " soa", ROOT)).contains("status: NOERROR", SOA);
        assertThat(dig("+cookie=0102 soa", ROOT)).contains("status: FORMERR", "EDNS: version: 0");
        assertThat(dig("+tcp +cookie=0102030405060708 soa", ROOT)).contains("status: NOERROR", "(good)", SOA);
    }

    @Test
    void c19_a_client_that_is_not_answered() throws Exception {
        assertThat(dig("-b 127.0.0.7 soa", ROOT)).contains("status: REFUSED", "EDE: 18 (Prohibited)");
        assertThat(dig("-b 127.0.0.7 +noedns soa", ROOT))
                .contains("status: REFUSED")
                .doesNotContain("EDE");
    }

    @Test
    void c27b_keepalive() throws Exception {
        assertThat(dig("+tcp +keepalive soa", ROOT)).contains("TCP KEEPALIVE: 10.0 secs", SOA);
        assertThat(dig("+keepalive soa", ROOT)).contains(SOA).doesNotContain("KEEPALIVE");
    }

    private String dig(String options, String name) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "dig",
                "@127.0.0.1",
                "-p",
                Integer.toString(server.address().getPort()),
                "+tries=1",
                "+time=10",
                transport));
        command.addAll(List.of(options.split(" ")));
        command.add(name);
        Process dig = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(dig.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(dig.waitFor()).as(output).isZero();
        return output;
    }
}
