package dev.recourse.app.wiring;

import dev.recourse.app.config.ListenAddress;
import dev.recourse.app.config.LookupSettings;
import dev.recourse.app.config.Settings;
import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.address.SpecialPurpose;
import dev.recourse.lookup.dns.DnsClient;
import dev.recourse.lookup.dns.LookupLimits;
import dev.recourse.lookup.dns.NameServers;
import dev.recourse.lookup.dns.ResolvConf;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/** How we ask the world, by the configuration. Nothing is asked by making a client. */
public final class Lookups {
    private static final Path OF_THIS_MACHINE = Path.of("/etc/resolv.conf");

    private Lookups() {}

    public static DnsClient client(Settings settings) {
        LookupSettings lookup = settings.lookup();
        LookupLimits limits = new LookupLimits(
                lookup.deadline(),
                lookup.attempt(),
                lookup.atOnce(),
                lookup.perServer(),
                lookup.perZone(),
                lookup.cache());
        NameServers who = NameServers.of(resolvers(lookup));
        return new DnsClient(lookup.privateServers() ? who.anywhere() : who, limits);
    }

    private static List<InetSocketAddress> resolvers(LookupSettings lookup) {
        return lookup.resolvers().isEmpty()
                ? ResolvConf.read(OF_THIS_MACHINE)
                : lookup.resolvers().stream()
                        .map(ListenAddress::toSocketAddress)
                        .toList();
    }

    /**
     * Whether the watcher may ask about an address by itself. Space that has no public reverse DNS is asked about only where
     * resolvers are named, as in a laboratory: an example set must never send questions into the world.
     */
    static boolean mayWatch(Settings settings, IpAddress address) {
        return !settings.lookup().resolvers().isEmpty()
                || SpecialPurpose.overlapping(Prefix.of(address)).isEmpty();
    }
}
