package dev.recourse.edge.answer;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.Rdata;
import dev.recourse.core.dns.RecordSet;
import dev.recourse.core.dns.RecordType;
import dev.recourse.core.dns.ReverseName;
import dev.recourse.core.list.Authority;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The names inside our zones that exist for another reason than a listing: name servers, the zones below a zone, and
 * what stands above either.
 */
final class KnownNames {
    /** Addresses of name servers seldom change. */
    static final long HOST_TTL = 3600;

    private final Map<DomainName, List<IpAddress>> names;

    private KnownNames(Map<DomainName, List<IpAddress>> names) {
        this.names = Map.copyOf(names);
    }

    static KnownNames of(List<DomainName> origins, Set<Authority> authorities) {
        Map<DomainName, List<IpAddress>> names = new HashMap<>();
        for (DomainName origin : origins) {
            addWithParents(names, origin, origins);
        }
        for (Authority authority : authorities) {
            authority.nameServers().forEach(server -> addWithParents(names, server, origins));
            authority.addresses().forEach((host, addresses) -> {
                if (addWithParents(names, host, origins)) {
                    names.put(host, List.copyOf(addresses));
                }
            });
        }
        return new KnownNames(names);
    }

    /** Notes the name and all names between it and the zones above it; says whether it lies in a zone at all. */
    private static boolean addWithParents(
            Map<DomainName, List<IpAddress>> names, DomainName name, List<DomainName> origins) {
        boolean inside = false;
        for (DomainName origin : origins) {
            if (name.endsWith(origin)) {
                inside = true;
                for (int labels = name.labels() - origin.labels(); labels > 0; labels--) {
                    DomainName between = name.parent(name.labels() - origin.labels() - labels);
                    requireNoAddressName(between, labels);
                    names.putIfAbsent(between, List.of());
                }
            }
        }
        return inside;
    }

    private static void requireNoAddressName(DomainName name, int labels) {
        if (!(ReverseName.read(name, labels) instanceof ReverseName.Neither)) {
            throw new IllegalArgumentException("'" + name + "' cannot be the name of a server or zone:"
                    + " in a zone of a list it is the name of an address");
        }
    }

    /** The A and AAAA records of all names inside the zone. */
    List<RecordSet> addressesIn(DomainName origin) {
        return names.keySet().stream()
                .filter(name -> name.endsWith(origin))
                .sorted(Comparator.comparing(DomainName::toString))
                .flatMap(name -> addresses(name, RecordType.ANY).stream())
                .toList();
    }

    boolean holds(DomainName name) {
        return names.containsKey(name);
    }

    /** The A or AAAA records of that name, both for ANY, as far as it has any. */
    List<RecordSet> addresses(DomainName name, int type) {
        List<IpAddress> addresses = names.getOrDefault(name, List.of());
        return IntStream.of(RecordType.A, RecordType.AAAA)
                .filter(wanted -> type == wanted || type == RecordType.ANY)
                .mapToObj(wanted -> set(name, wanted, addresses))
                .filter(set -> !set.data().isEmpty())
                .toList();
    }

    private static RecordSet set(DomainName name, int type, List<IpAddress> addresses) {
        return new RecordSet(
                name,
                type,
                HOST_TTL,
                addresses.stream()
                        .filter(address -> type == (address.isIpv4() ? RecordType.A : RecordType.AAAA))
                        .map(Rdata::address)
                        .toList());
    }
}
