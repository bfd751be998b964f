package dev.recourse.lookup.rdns;

import dev.recourse.core.address.IpAddress;
import dev.recourse.lookup.dns.Deadline;
import dev.recourse.lookup.dns.DnsClient;
import dev.recourse.lookup.dns.DnsClient.Origin;

/** The names of an address. Blocks until the deadline at most; safe for any number of threads. */
public final class ReverseLookup {
    private final DnsClient client;
    private final Origin origin;

    /** @param origin whom to ask; for what has just been changed, the authoritative servers */
    public ReverseLookup(DnsClient client, Origin origin) {
        this.client = client;
        this.origin = origin;
    }

    /** The names, within the time that the client's limits give. */
    public PtrAnswer of(IpAddress address) {
        return of(address, client.deadline());
    }

    /** The names, by the deadline. */
    public PtrAnswer of(IpAddress address, Deadline deadline) {
        return switch (client.names(address, origin, deadline)) {
            case DnsClient.Names.Found found -> new PtrAnswer.Names(found.names(), found.ttl(), found.chain());
            case DnsClient.Names.None none ->
                new PtrAnswer.None(none.ttl(), none.nameExists() ? PtrAnswer.Kind.NODATA : PtrAnswer.Kind.NXDOMAIN);
            case DnsClient.Names.Unknown unknown -> new PtrAnswer.Unknown(unknown.cause());
        };
    }
}
