package dev.recourse.edge.answer;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.Rdata;
import dev.recourse.core.dns.RecordSet;
import dev.recourse.core.dns.RecordType;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.core.table.Changes;
import dev.recourse.core.table.ListingTable;
import java.time.Duration;
import java.util.List;

/**
 * One zone.
 *
 * @param origin its name
 * @param lists the lists it answers for, a mask of the table
 * @param tests its test entries
 * @param authority its name servers and contact
 */
record ServedZone(DomainName origin, long lists, TestEntries tests, Authority authority) {
    /** How long a resolver believes that an address is not listed: the delay of every new listing (RFC 2308 5). */
    static final long NEGATIVE_TTL = 60;

    /** How long a secondary may answer from what it has. */
    static final Duration EXPIRE = Duration.ofDays(1);

    private static final long SOA_TTL = 300;
    private static final long NS_TTL = 3600;
    private static final Rdata.SoaTimes TIMES =
            new Rdata.SoaTimes(Duration.ofHours(1), Duration.ofMinutes(10), EXPIRE, Duration.ofSeconds(NEGATIVE_TTL));

    static ServedZone of(Catalogue catalogue, ZonePlan.Zone zone, Authority authority) {
        Changes changes = new Changes(catalogue);
        long mask = 0;
        for (BlockList list : zone.lists()) {
            mask |= changes.mask(list.name());
        }
        return new ServedZone(DomainName.parse(zone.name()), mask, TestEntries.of(zone.lists()), authority);
    }

    RecordSet soa(long serial) {
        byte[] data = Rdata.soa(authority.nameServers().getFirst(), authority.contact(), serial, TIMES);
        return new RecordSet(origin, RecordType.SOA, SOA_TTL, List.of(data));
    }

    /** The SOA of a negative answer, whose TTL is the lesser of its own and its minimum (RFC 2308 5). */
    RecordSet negativeSoa(long serial) {
        return soa(serial).withTtl(Math.min(SOA_TTL, NEGATIVE_TTL));
    }

    RecordSet nameServers() {
        return new RecordSet(
                origin,
                RecordType.NS,
                NS_TTL,
                authority.nameServers().stream().map(Rdata::name).toList());
    }

    /** Whether something is listed inside the prefix, a test entry or an entry of the table. */
    boolean anyListedIn(Prefix prefix, ListingTable table, long now) {
        if (TestEntries.SPACE.contains(prefix)) {
            return tests.anyIn(prefix);
        }
        return prefix.contains(TestEntries.SPACE) || table.anyListedIn(prefix, lists, now);
    }
}
