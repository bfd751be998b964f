package dev.recourse.edge.dns;

import static dev.recourse.edge.answer.Served.ROOT;
import static dev.recourse.edge.answer.Served.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.edge.answer.Served;
import dev.recourse.edge.status.Counters;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The commands of RFC 8906 8, word for word, by dig. */
@Tag("peer")
class DigTest {
    private static final String SOA = ROOT + ".\t\t300\tIN\tSOA";

    private DnsServer server;

    @BeforeEach
    void start() throws IOException {
        InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(Served.NOW));
        server = DnsServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
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
                .contains("status: NOERROR", version0, SOA)
                .doesNotContain("NSID", "COOKIE: ", "EXPIRE", "CLIENT-SUBNET");
        assertThat(dig("+edns=0 +nocookie +noad +norec +tcp soa", ROOT)).contains("status: NOERROR", version0, SOA);
    }

    @Test
    void a1_a2_listed_addresses_and_names_above_them() throws Exception {
        assertThat(dig("+short a", name("192.0.2.9")).strip()).isEqualTo("127.0.0.2");
        assertThat(dig("+short txt", name("192.0.2.9"))).startsWith("\"127.0.0.2 192.0.2.9 (this address only) sent");
        assertThat(dig("+short a", name("2001:db8:1::1", "dul")).strip()).isEqualTo("127.0.0.11");
        assertThat(dig("ns", "192." + ROOT)).contains("status: NOERROR", "ANSWER: 0", "AUTHORITY: 1");
        assertThat(dig("a", "10." + ROOT)).contains("status: NXDOMAIN", "AUTHORITY: 1");
        assertThat(dig("a", "example.net")).contains("status: REFUSED", "EDE: 20 (Not Authoritative)");
        assertThat(dig("ch txt", "version.bind")).contains("status: REFUSED");
    }

    private String dig(String options, String name) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "dig", "@127.0.0.1", "-p", Integer.toString(server.address().getPort()), "+tries=1", "+time=10"));
        command.addAll(List.of(options.split(" ")));
        command.add(name);
        Process dig = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(dig.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(dig.waitFor()).as(output).isZero();
        return output;
    }
}
