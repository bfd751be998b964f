package dev.recourse.app.wiring;

import dev.recourse.app.config.ListenAddress;
import dev.recourse.app.config.Settings;
import dev.recourse.core.address.IpAddress;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.list.Authority;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Policy;
import dev.recourse.core.list.ZonePlan;
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
        boolean inside = settings.nameservers().getFirst().endsWith("." + settings.zoneRoot());
        List<IpAddress> listen = settings.dnsListen().stream()
                .map(ListenAddress::address)
                .filter(address -> !isAny(address))
                .distinct()
                .toList();
        Map<DomainName, List<IpAddress>> addresses =
                inside && !listen.isEmpty() ? Map.of(names.getFirst(), listen) : Map.of();
        return new Authority(names, DomainName.parseMailbox(settings.contact()), addresses);
    }

    /** 0.0.0.0 and :: say where to listen, not where a server is. */
    private static boolean isAny(IpAddress address) {
        return address.equals(IpAddress.ofIpv4(0)) || address.equals(new IpAddress(0, 0));
    }
}
