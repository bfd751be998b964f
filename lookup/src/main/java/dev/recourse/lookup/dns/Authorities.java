package dev.recourse.lookup.dns;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.UnknownCause;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Who is authoritative for a name, found through the resolvers. */
final class Authorities {
    /** As many name servers of a zone are looked up, and as many of their addresses are used. */
    private static final int MOST_NAMES = 6;

    private static final int MOST_ADDRESSES = 8;

    private final Resolvers resolvers;
    private final NameServers who;
    private final LookupCounters counters;

    Authorities(Resolvers resolvers, NameServers who, LookupCounters counters) {
        this.resolvers = resolvers;
        this.who = who;
        this.counters = counters;
    }

    /** Where to ask. */
    sealed interface Place {
        /**
         * At these servers.
         *
         * @param zone what they are named for
         * @param servers not empty
         */
        record At(Name zone, List<InetSocketAddress> servers) implements Place {}

        /** It could not be found out. */
        record Nowhere(UnknownCause cause) implements Place {}
    }

    /** The servers of the zone that holds the name. A zone that begins at the name itself comes by referral. */
    Place of(Name name, Deadline deadline) {
        Name candidate = name;
        while (candidate.labels() > 1) {
            candidate = new Name(candidate, 1);
            switch (resolvers.resolve(candidate, Type.NS, deadline)) {
                case RecordsAnswer.Found found
                when found.chain().isEmpty() -> {
                    return at(candidate, targets(found.records()), deadline);
                }
                case RecordsAnswer.Found alias -> {
                    // No zone begins at an alias; the one that holds it is above.
                }
                case RecordsAnswer.Absent absent -> candidate = justBelow(absent.zone(), candidate);
                case RecordsAnswer.Unknown unknown -> {
                    return new Place.Nowhere(unknown.cause());
                }
            }
        }
        return new Place.Nowhere(UnknownCause.LAME);
    }

    /** The SOA record of a negative answer names the zone: what lies between need not be asked, label by label. */
    @SuppressWarnings("OptionalUsedAsFieldOrParameterType")
    private static Name justBelow(Optional<Name> zone, Name candidate) {
        return zone.filter(z -> candidate.subdomain(z) && candidate.labels() > z.labels() + 1)
                .map(z -> new Name(candidate, candidate.labels() - z.labels() - 1))
                .orElse(candidate);
    }

    /** The addresses of name servers. What a referral says of them beside their names is not used. */
    Place at(Name zone, List<Name> servers, Deadline deadline) {
        Set<InetSocketAddress> addresses = new LinkedHashSet<>();
        List<UnknownCause> causes = new ArrayList<>();
        List<Name> some = servers.stream().distinct().sorted().limit(MOST_NAMES).toList();
        // IPv4 of all before IPv6 of all: many machines still have no way to the latter.
        for (int type : new int[] {Type.A, Type.AAAA}) {
            for (Name server : some) {
                if (addresses.size() < MOST_ADDRESSES) {
                    switch (resolvers.resolve(server, type, deadline)) {
                        case RecordsAnswer.Found found -> found.records().forEach(r -> add(r, addresses));
                        case RecordsAnswer.Absent absent -> {}
                        case RecordsAnswer.Unknown unknown -> causes.add(unknown.cause());
                    }
                }
            }
        }
        if (addresses.isEmpty()) {
            return new Place.Nowhere(causes.stream().findFirst().orElse(UnknownCause.LAME));
        }
        return new Place.At(zone, addresses.stream().limit(MOST_ADDRESSES).toList());
    }

    private void add(Record record, Set<InetSocketAddress> addresses) {
        Optional<InetAddress> address = addressOf(record);
        if (address.isPresent()) {
            if (who.askable().test(IpAddress.ofBytes(address.get().getAddress()))) {
                addresses.add(new InetSocketAddress(address.get(), who.port()));
            } else {
                counters.count(LookupEvent.SERVER_FORBIDDEN);
            }
        }
    }

    static Optional<InetAddress> addressOf(Record record) {
        return switch (record) {
            case ARecord a -> Optional.of(a.getAddress());
            case AAAARecord aaaa -> Optional.of(aaaa.getAddress());
            default -> Optional.empty();
        };
    }

    private static List<Name> targets(List<Record> records) {
        return records.stream()
                .filter(NSRecord.class::isInstance)
                .map(record -> ((NSRecord) record).getTarget())
                .toList();
    }
}
