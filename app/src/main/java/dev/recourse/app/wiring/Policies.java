package dev.recourse.app.wiring;

import dev.recourse.app.config.ListenAddress;
import dev.recourse.app.config.ServerAddress;
import dev.recourse.app.config.Settings;
import dev.recourse.core.address.IpAddress;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.list.Authority;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Policy;
import dev.recourse.core.list.ZonePlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is published, as the configuration has it. */
final class Policies {
    private Policies() {}

    static Policy of(Settings settings) {
        // The lists, under the configured limit of their TTL.
        Catalogue catalogue = Catalogue.shipped().withTtlAtMost(settings.dnsMaxTtl());
        ZonePlan zones = ZonePlan.of(catalogue, settings.zoneRoot(), settings.genericJoinsDul());
        return Policy.of(catalogue, zones, authority(settings), settings.webUrl());
    }

    private static Authority authority(Settings settings) {
        List<DomainName> names =
                settings.nameservers().stream().map(DomainName::parse).toList();
        Map<DomainName, List<IpAddress>> addresses = new HashMap<>();
        for (DomainName name : names) {
            List<IpAddress> known = addresses(settings, name);
            if (isInside(settings, name) && !known.isEmpty()) {
                addresses.put(name, known);
            }
        }
        return new Authority(names, DomainName.parseMailbox(settings.contact()), addresses);
    }

    /** Those that are configured; of the first one, where none is, where we listen ourselves. */
    static List<IpAddress> addresses(Settings settings, DomainName nameServer) {
        List<IpAddress> configured = settings.nameserverAddresses().stream()
                .filter(address -> DomainName.parse(address.name()).equals(nameServer))
                .map(ServerAddress::address)
                .distinct()
                .toList();
        boolean ours = DomainName.parse(settings.nameservers().getFirst()).equals(nameServer);
        return !configured.isEmpty() || !ours
                ? configured
                : settings.dnsListen().stream()
                        .map(ListenAddress::address)
                        .filter(address -> !isAny(address))
                        .distinct()
                        .toList();
    }

    /** Whether the address of that name is asked of us. */
    static boolean isInside(Settings settings, DomainName nameServer) {
        DomainName root = DomainName.parse(settings.zoneRoot());
        return nameServer.endsWith(root) && !nameServer.equals(root);
    }

    /** 0.0.0.0 and :: say where to listen, not where a server is. */
    private static boolean isAny(IpAddress address) {
        return address.equals(IpAddress.ofIpv4(0)) || address.equals(new IpAddress(0, 0));
    }
}
