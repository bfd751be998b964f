package dev.recourse.core.list;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.Rdata;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Who answers for the zones, as their NS and SOA records say.
 *
 * @param nameServers at least one; the first is the SOA's
 * @param contact the mail address of the operator, see {@link DomainName#parseMailbox}
 * @param addresses addresses of those name servers whose names lie inside our zones; may be empty
 * @param times the times of the SOA records
 */
public record Authority(
        List<DomainName> nameServers,
        DomainName contact,
        Map<DomainName, List<IpAddress>> addresses,
        Rdata.SoaTimes times) {
    /** How long a resolver believes that an address is not listed: the delay of every new listing (RFC 2308 5). */
    private static final Duration NEGATIVE_TTL = Duration.ofSeconds(60);

    /** The usual times. */
    public static final Rdata.SoaTimes USUAL =
            new Rdata.SoaTimes(Duration.ofHours(1), Duration.ofMinutes(10), Duration.ofDays(1), NEGATIVE_TTL);

    /** With the usual times. */
    public Authority(List<DomainName> nameServers, DomainName contact, Map<DomainName, List<IpAddress>> addresses) {
        this(nameServers, contact, addresses, USUAL);
    }

    public Authority {
        nameServers = List.copyOf(nameServers);
        addresses = Map.copyOf(addresses);
        if (nameServers.isEmpty()) {
            throw new IllegalArgumentException("a zone needs at least one name server");
        }
    }
}
