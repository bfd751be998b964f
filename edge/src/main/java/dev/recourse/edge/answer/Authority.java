package dev.recourse.edge.answer;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.dns.DomainName;
import java.util.List;
import java.util.Map;

/**
 * Who answers for the zones, as their NS and SOA records say.
 *
 * @param nameServers at least one; the first is the SOA's
 * @param contact the mail address of the operator, see {@link DomainName#parseMailbox}
 * @param addresses addresses of those name servers whose names lie inside our zones; may be empty
 */
public record Authority(List<DomainName> nameServers, DomainName contact, Map<DomainName, List<IpAddress>> addresses) {
    public Authority {
        nameServers = List.copyOf(nameServers);
        addresses = Map.copyOf(addresses);
        if (nameServers.isEmpty()) {
            throw new IllegalArgumentException("a zone needs at least one name server");
        }
    }
}
