package dev.recourse.core.removal;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.time.Instant;
import java.util.List;

/**
 * A request to take one address off the lists that it is on. Whoever asks for the same address while it is open joins it.
 *
 * @param id its number, unique in one store; not a secret, and not a link
 * @param cases in the order in which they were opened
 */
public record RemovalRequest(long id, IpAddress address, Instant openedAt, List<Case> cases) {
    /** An IPv6 customer has a /64 at the least (RFC 6177), and so has whoever is removed. */
    private static final int IPV6_BITS = 64;

    public RemovalRequest {
        cases = List.copyOf(cases);
    }

    /** What is removed for one address: an IPv4 address, or the /64 of an IPv6 address. */
    public static Prefix subject(IpAddress address) {
        return address.isIpv4() ? Prefix.of(address) : Prefix.around(address, IPV6_BITS);
    }

    /** Whether somebody still has to do something. */
    public boolean isOpen() {
        return cases.stream().anyMatch(c -> c.state().name().isOpen());
    }
}
