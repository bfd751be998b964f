package dev.recourse.edge.answer;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.Rdata;
import dev.recourse.core.dns.RecordSet;
import dev.recourse.core.dns.RecordType;
import dev.recourse.core.list.Authority;
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
 * @param place its place in the policy, by which it is counted
 * @param origin its name
 * @param lists the lists it answers for, a mask of the table
 * @param tests its test entries
 * @param authority its name servers and contact
 * @param validity how many seconds it may be answered without news: the shortest of its lists
 */
record ServedZone(int place, DomainName origin, long lists, TestEntries tests, Authority authority, long validity) {
    private static final long SOA_TTL = 300;
    private static final long NS_TTL = 3600;

    static ServedZone of(int place, Catalogue catalogue, ZonePlan.Zone zone, Authority authority) {
        Changes changes = new Changes(catalogue);
        long mask = 0;
        for (BlockList list : zone.lists()) {
            mask |= changes.mask(list.name());
        }
        return new ServedZone(
                place,
                DomainName.parse(zone.name()),
                mask,
                TestEntries.of(catalogue, zone.tested()),
                authority,
                validity(zone.lists()));
    }

    private static long validity(List<BlockList> lists) {
        return lists.stream()
                .flatMap(list -> list.validity().stream())
                .mapToLong(Duration::toSeconds)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Whether what was current then is too old to be answered now, both in seconds since 1970. */
    boolean isStale(long currentAt, long now) {
        return now > currentAt && now - currentAt > validity;
    }

    RecordSet soa(long serial) {
        byte[] data = Rdata.soa(authority.nameServers().getFirst(), authority.contact(), serial, authority.times());
        return new RecordSet(origin, RecordType.SOA, SOA_TTL, List.of(data));
    }

    /** The SOA of a negative answer, whose TTL is the lesser of its own and its minimum (RFC 2308 5). */
    RecordSet negativeSoa(long serial) {
        return soa(serial).withTtl(Math.min(SOA_TTL, authority.times().minimum().toSeconds()));
    }

    RecordSet nameServers() {
        return new RecordSet(
                origin,
                RecordType.NS,
                NS_TTL,
                authority.nameServers().stream().map(Rdata::name).toList());
    }

    /** Whether the test entries answer for all of loopback, and not the table. */
    boolean usesTests(ListingTable table, long now) {
        return !tests.yieldToFile() || !table.anyListedIn(TestEntries.SPACE, lists, now);
    }

    /** Whether something is listed inside the prefix, a test entry or an entry of the table. */
    boolean anyListedIn(Prefix prefix, ListingTable table, long now) {
        if (TestEntries.SPACE.contains(prefix) && usesTests(table, now)) {
            return tests.anyIn(prefix);
        }
        return prefix.contains(TestEntries.SPACE) || table.anyListedIn(prefix, lists, now);
    }
}
