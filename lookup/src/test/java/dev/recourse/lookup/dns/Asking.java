package dev.recourse.lookup.dns;

import dev.recourse.core.address.IpAddress;
import dev.recourse.lookup.dns.DnsClient.Names;
import dev.recourse.lookup.dns.DnsClient.Origin;
import dev.recourse.testkit.dns.ScriptedServer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** Clients for tests, with little patience. */
public final class Asking {
    public static final IpAddress ADDRESS = IpAddress.parse("192.0.2.7");
    public static final String NAME = "7.2.0.192.in-addr.arpa.";
    public static final String SOA =
            "2.0.192.in-addr.arpa. 600 SOA ns.example.org. hostmaster.example.org. 1 2 3 4 120";

    /** Long enough for a busy machine, short enough that a silent server is not waited for long. */
    public static final LookupLimits LIMITS =
            new LookupLimits(Duration.ofSeconds(6), Duration.ofMillis(1_200), 256, 32, 32, 100);

    private Asking() {}

    public static DnsClient client(ScriptedServer... servers) {
        return client(LIMITS, servers);
    }

    public static DnsClient client(LookupLimits limits, ScriptedServer... servers) {
        List<InetSocketAddress> addresses =
                List.of(servers).stream().map(ScriptedServer::address).toList();
        return new DnsClient(new NameServers(addresses, addresses.getFirst().getPort(), a -> true), limits);
    }

    public static Names names(DnsClient client) {
        return client.names(ADDRESS, Origin.RESOLVERS, client.deadline());
    }

    public static Names atTheSource(DnsClient client) {
        return client.names(ADDRESS, Origin.AUTHORITATIVE, client.deadline());
    }
}
