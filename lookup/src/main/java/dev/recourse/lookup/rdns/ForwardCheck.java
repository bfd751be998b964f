package dev.recourse.lookup.rdns;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.Fcrdns;
import dev.recourse.core.rdns.UnknownCause;
import dev.recourse.lookup.dns.Deadline;
import dev.recourse.lookup.dns.DnsClient;
import dev.recourse.lookup.dns.DnsClient.Addresses;
import dev.recourse.lookup.dns.DnsClient.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the names of an address lead back to it. At most {@link #MOST_NAMES} are looked up, as RFC 8601 3 demands a limit; one
 * that could not be looked up makes the whole unknown, unless another leads back.
 */
public final class ForwardCheck {
    /** The limit of SPF's "ptr" (RFC 7208 4.6.4), which RFC 8601 names as the example. */
    public static final int MOST_NAMES = 10;

    private final DnsClient client;
    private final Origin origin;

    public ForwardCheck(DnsClient client, Origin origin) {
        this.client = client;
        this.origin = origin;
    }

    /** Of an address whose names are asked for already. */
    public Fcrdns of(IpAddress address, PtrAnswer ptr) {
        return of(address, ptr, client.deadline());
    }

    /** As {@link #of(IpAddress, PtrAnswer)}, by the deadline. */
    public Fcrdns of(IpAddress address, PtrAnswer ptr, Deadline deadline) {
        return switch (ptr) {
            case PtrAnswer.Names names -> ofNames(address, names.names(), deadline);
            case PtrAnswer.None none -> new Fcrdns.NoPtr();
            case PtrAnswer.Unknown unknown -> new Fcrdns.Unknown(unknown.cause());
        };
    }

    private Fcrdns ofNames(IpAddress address, List<String> names, Deadline deadline) {
        List<String> some = names.stream().limit(MOST_NAMES).toList();
        List<Addresses> found = AtOnce.map(some, name -> client.addresses(name, address.isIpv4(), origin, deadline));
        List<String> confirmed = new ArrayList<>();
        Optional<UnknownCause> cause = Optional.empty();
        for (int i = 0; i < some.size(); i++) {
            switch (found.get(i)) {
                case Addresses.Known known when known.addresses().contains(address) -> confirmed.add(some.get(i));
                case Addresses.Known other -> {}
                case Addresses.Unknown unknown -> cause = cause.or(() -> Optional.of(unknown.cause()));
            }
        }
        if (!confirmed.isEmpty()) {
            return new Fcrdns.Confirmed(confirmed);
        }
        if (names.size() > some.size()) {
            cause = cause.or(() -> Optional.of(UnknownCause.TOO_MANY));
        }
        return cause.<Fcrdns>map(Fcrdns.Unknown::new).orElseGet(() -> new Fcrdns.Mismatched(names));
    }
}
