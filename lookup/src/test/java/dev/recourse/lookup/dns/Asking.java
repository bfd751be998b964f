package dev.recourse.lookup.dns;

import dev.recourse.core.address.IpAddress;
import dev.recourse.lookup.dns.DnsClient.Names;
import dev.recourse.lookup.dns.DnsClient.Origin;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** Clients for tests, with little patience. */
final class Asking {
    static final IpAddress ADDRESS = IpAddress.parse("192.0.2.7");
    static final String NAME = "7.2.0.192.in-addr.arpa.";
    static final String SOA = "2.0.192.in-addr.arpa. 600 SOA ns.example.org. hostmaster.example.org. 1 2 3 4 120";

    /** Long enough for a busy machine, short enough that a silent server is not waited for long. */
    static final LookupLimits LIMITS =
            new LookupLimits(Duration.ofSeconds(3), Duration.ofMillis(700), 256, 32, 32, 100);

    private Asking() {}

    static DnsClient client(ScriptedServer... servers) {
        return client(LIMITS, servers);
    }

    static DnsClient client(LookupLimits limits, ScriptedServer... servers) {
        List<InetSocketAddress> addresses =
                List.of(servers).stream().map(ScriptedServer::address).toList();
        return new DnsClient(new NameServers(addresses, addresses.getFirst().getPort(), a -> true), limits);
    }

    static Names names(DnsClient client) {
        return client.names(ADDRESS, Origin.RESOLVERS, client.deadline());
    }

    static Names atTheSource(DnsClient client) {
        return client.names(ADDRESS, Origin.AUTHORITATIVE, client.deadline());
    }
}
