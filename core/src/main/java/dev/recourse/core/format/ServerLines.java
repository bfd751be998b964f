package dev.recourse.core.format;

import java.util.List;
import java.util.Optional;

/**
 * What files of rbldnsd say to a name server beside their entries.
 *
 * @param ttl the TTL of answers, in seconds
 * @param soa the SOA record
 * @param nameServers the NS records; may be empty
 */
public record ServerLines(Optional<Long> ttl, Optional<Soa> soa, List<String> nameServers) {
    /** Of formats that have no such lines. */
    public static final ServerLines NONE = new ServerLines(Optional.empty(), Optional.empty(), List.of());

    public ServerLines {
        nameServers = List.copyOf(nameServers);
    }

    /**
     * A SOA record; times in seconds.
     *
     * @param contact the mailbox in the form of a domain name
     * @param serial 0: the time of the file
     */
    public record Soa(
            String nameServer,
            String contact,
            long serial,
            long refresh,
            long retry,
            long expire,
            long minimum) {}
}
