package dev.recourse.lookup.rdns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.Fcrdns;
import dev.recourse.lookup.dns.DnsClient;
import dev.recourse.lookup.dns.DnsClient.Origin;
import dev.recourse.lookup.dns.LookupLimits;
import dev.recourse.lookup.dns.NameServer;
import dev.recourse.lookup.dns.NameServers;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** NSD with the reverse zone of a provider, BIND with a customer's part of it (RFC 2317), unbound as the resolver. */
@Tag("peer")
class PeersTest {
    private static final String PROVIDER = "2.0.192.in-addr.arpa.";
    private static final String CUSTOMER = "0/26.2.0.192.in-addr.arpa.";
    private static final String IPV6 = "8.b.d.0.1.0.0.2.ip6.arpa.";

    @TempDir
    private static Path folder = Path.of("");

    private static NameServer provider;
    private static NameServer customer;
    private static NameServer resolver;
    private static DnsClient client;

    @BeforeAll
    static void start() throws Exception {
        int port = NameServer.freePort();
        InetSocketAddress first = NameServer.at("127.0.0.2", port);
        // BIND listens on addresses of interfaces only.
        InetSocketAddress second = NameServer.at("127.0.0.1", port);
        InetSocketAddress asked = NameServer.at("127.0.0.3", port);
        provider = NameServer.nsd(made("nsd"), first, providersZones());
        customer = NameServer.bind(
                made("bind"), second, Map.of(CUSTOMER, "@ NS ns2.example.org.\n7 PTR mail.customer.example.\n"));
        Map<String, InetSocketAddress> stubs = new LinkedHashMap<>();
        stubs.put(PROVIDER, first);
        stubs.put(CUSTOMER, second);
        stubs.put(IPV6, first);
        stubs.put("example.org.", first);
        stubs.put("customer.example.", first);
        // Nobody has these: the first says REFUSED, and no question leaves this machine.
        stubs.put("100.51.198.in-addr.arpa.", first);
        stubs.put(".", first);
        resolver = NameServer.unbound(made("unbound"), asked, stubs);
        client = new DnsClient(new NameServers(List.of(asked), port, a -> true), LookupLimits.USUAL);
    }

    private static Map<String, String> providersZones() {
        String hosts = IntStream.range(100, 200)
                .mapToObj(i -> i + " PTR host-192-0-2-" + i + ".example.org.")
                .collect(Collectors.joining("\n"));
        return Map.of(
                PROVIDER,
                "@ NS ns1.example.org.\n0/26 NS ns2.example.org.\n7 CNAME 7.0/26\n8 CNAME 8.0/26\n"
                        + "70 PTR mail.example.org.\n71 PTR wrong.example.org.\n72 TXT \"no name\"\n"
                        + "73 PTR nowhere.example.org.\n74 PTR wrong.example.org.\n74 PTR mail.example.org.\n"
                        + hosts + "\n",
                IPV6,
                "@ NS ns1.example.org.\n7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0 PTR mail.example.org.\n",
                "example.org.",
                """
                @ NS ns1
                ns1 A 127.0.0.2
                ns2 A 127.0.0.1
                mail A 192.0.2.70
                mail A 192.0.2.74
                mail AAAA 2001:db8::7
                wrong A 192.0.2.1
                """,
                "customer.example.",
                "@ NS ns1.example.org.\nmail A 192.0.2.7\n");
    }

    private static Path made(String name) throws Exception {
        return Files.createDirectory(folder.resolve(name));
    }

    @AfterAll
    static void stop() {
        resolver.close();
        customer.close();
        provider.close();
    }

    private record Found(PtrAnswer ptr, Fcrdns fcrdns) {}

    private static Found found(Origin origin, String address) {
        IpAddress parsed = IpAddress.parse(address);
        PtrAnswer ptr = new ReverseLookup(client, origin).of(parsed);
        return new Found(ptr, new ForwardCheck(client, origin).of(parsed, ptr));
    }

    @ParameterizedTest
    @EnumSource(Origin.class)
    void names_that_lead_back_are_confirmed(Origin origin) {
        Found mail = found(origin, "192.0.2.70");
        assertThat(mail.ptr()).isInstanceOfSatisfying(PtrAnswer.Names.class, names -> {
            assertThat(names.names()).containsExactly("mail.example.org");
            assertThat(names.ttl()).isBetween(1L, 300L);
            assertThat(names.chain()).isEmpty();
        });
        assertThat(mail.fcrdns()).isEqualTo(new Fcrdns.Confirmed(List.of("mail.example.org")));
        assertThat(found(origin, "2001:db8::7").fcrdns()).isEqualTo(mail.fcrdns());
        // Two names, one of which leads back.
        assertThat(found(origin, "192.0.2.74").fcrdns()).isEqualTo(mail.fcrdns());
    }

    @ParameterizedTest
    @EnumSource(Origin.class)
    void names_that_lead_elsewhere_or_nowhere_are_mismatched(Origin origin) {
        assertThat(found(origin, "192.0.2.71").fcrdns()).isEqualTo(new Fcrdns.Mismatched(List.of("wrong.example.org")));
        assertThat(found(origin, "192.0.2.73").fcrdns())
                .isEqualTo(new Fcrdns.Mismatched(List.of("nowhere.example.org")));
    }

    @ParameterizedTest
    @EnumSource(Origin.class)
    void a_customer_with_a_part_of_the_zone_is_found(Origin origin) {
        Found mail = found(origin, "192.0.2.7");
        assertThat(mail.ptr()).isInstanceOfSatisfying(PtrAnswer.Names.class, names -> {
            assertThat(names.names()).containsExactly("mail.customer.example");
            assertThat(names.chain()).containsExactly("7.0/26.2.0.192.in-addr.arpa");
        });
        assertThat(mail.fcrdns()).isInstanceOf(Fcrdns.Confirmed.class);
    }

    @ParameterizedTest
    @EnumSource(Origin.class)
    void no_name_is_no_name_in_all_three_ways(Origin origin) {
        // No such name; a name without PTR; an alias of a name that the customer does not have.
        assertThat(found(origin, "192.0.2.90")).satisfies(none -> {
            assertThat(none.ptr())
                    .isInstanceOfSatisfying(
                            PtrAnswer.None.class, n -> assertThat(n.kind()).isEqualTo(PtrAnswer.Kind.NXDOMAIN));
            assertThat(none.fcrdns()).isEqualTo(new Fcrdns.NoPtr());
        });
        assertThat(found(origin, "192.0.2.72").ptr())
                .isInstanceOfSatisfying(
                        PtrAnswer.None.class, n -> assertThat(n.kind()).isEqualTo(PtrAnswer.Kind.NODATA));
        assertThat(found(origin, "192.0.2.8").ptr()).isInstanceOf(PtrAnswer.None.class);
    }

    @ParameterizedTest
    @EnumSource(Origin.class)
    void what_the_servers_do_not_have_is_unknown(Origin origin) {
        // Nobody serves that zone: unbound fails, having nobody to ask.
        assertThat(found(origin, "198.51.100.1").fcrdns()).isInstanceOf(Fcrdns.Unknown.class);
    }

    @ParameterizedTest
    @EnumSource(Origin.class)
    void neighbours_tell_a_machines_name_from_a_chosen_one(Origin origin) {
        Neighbourhood neighbourhood =
                new Neighbourhood(client, origin, (address, name) -> name.replaceAll("[0-9]+", "#"));
        IpAddress host = IpAddress.parse("192.0.2.150");
        assertThat(neighbourhood.of(host, "host-192-0-2-150.example.org", client.deadline()))
                .isInstanceOf(NeighbourhoodVerdict.MachineMade.class);
        assertThat(neighbourhood.of(host, "mail.example.org", client.deadline()))
                .isInstanceOf(NeighbourhoodVerdict.Unique.class);
    }
}
