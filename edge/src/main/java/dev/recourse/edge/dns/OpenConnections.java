package dev.recourse.edge.dns;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The TCP connections that are open, kept within the limits. Its monitor guards its state. */
final class OpenConnections {
    /** Whoever has one IPv6 address has its /64, and could open a connection from each. */
    private static final int SOURCE_BITS = 64;

    private final TcpLimits limits;
    private final Set<TcpConnection> open = new HashSet<>();
    private final Map<Prefix, Integer> bySource = new HashMap<>();

    OpenConnections(TcpLimits limits) {
        this.limits = limits;
    }

    /** Takes the connection in, unless a limit is reached; says which. */
    synchronized boolean enter(TcpConnection connection) {
        Prefix source = source(connection.client());
        int theirs = bySource.getOrDefault(source, 0);
        if (open.size() >= limits.connections() || theirs >= limits.perSource()) {
            return false;
        }
        bySource.put(source, theirs + 1);
        return open.add(connection);
    }

    synchronized void leave(TcpConnection connection) {
        if (open.remove(connection)) {
            bySource.computeIfPresent(source(connection.client()), (source, n) -> n > 1 ? n - 1 : null);
        }
    }

    synchronized List<TcpConnection> all() {
        return List.copyOf(open);
    }

    static Prefix source(InetAddress client) {
        IpAddress address = IpAddress.ofBytes(client.getAddress());
        return address.isIpv4() ? Prefix.of(address) : Prefix.around(address, SOURCE_BITS);
    }
}
