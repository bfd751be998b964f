package dev.recourse.lookup.dns;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.address.SpecialPurpose;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Predicate;

/**
 * Who may be asked.
 *
 * @param resolvers in the order in which they are tried
 * @param port where authoritative servers listen: 53 outside of tests
 * @param askable which addresses an authoritative server may have: whoever owns a zone chooses what its name servers' names
 *     resolve to, and must not choose our inner network
 */
public record NameServers(List<InetSocketAddress> resolvers, int port, Predicate<IpAddress> askable) {
    private static final int DNS = 53;

    public NameServers {
        resolvers = List.copyOf(resolvers);
        if (resolvers.isEmpty()) {
            throw new IllegalArgumentException("no resolver");
        }
    }

    /** These resolvers, and authoritative servers anywhere in public space. */
    public static NameServers of(List<InetSocketAddress> resolvers) {
        return new NameServers(resolvers, DNS, NameServers::isPublic);
    }

    /** The same, with authoritative servers at private addresses too: for laboratories. */
    public NameServers anywhere() {
        return new NameServers(resolvers, port, address -> true);
    }

    private static boolean isPublic(IpAddress address) {
        return SpecialPurpose.overlapping(Prefix.of(address)).isEmpty();
    }
}
