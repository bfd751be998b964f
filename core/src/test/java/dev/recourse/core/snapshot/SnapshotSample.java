package dev.recourse.core.snapshot;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.list.Authority;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.list.Policy;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.ListingTable;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Snapshots to write and to read. */
final class SnapshotSample {
    private static final Catalogue CATALOGUE = Catalogue.shipped();
    static final long NOW = 1_700_000_100L;
    static final Policy POLICY = Policy.of(
            CATALOGUE,
            ZonePlan.of(CATALOGUE, "bl.example.org", false),
            new Authority(
                    List.of(DomainName.parse("ns1.bl.example.org")),
                    DomainName.parseMailbox("host.master@example.org"),
                    Map.of(DomainName.parse("ns1.bl.example.org"), List.of(IpAddress.parse("192.0.2.53")))),
            "https://bl.example.org");

    private SnapshotSample() {}

    static Snapshot small() {
        Snapshot some = of(19);
        Entry entry = new Entry.Listed(0, criterion(0), "feed", Entry.NEVER);
        return some.at(some.serial(), some.changedAt(), some.table().with(Prefix.parse("192.0.2.7"), entry));
    }

    static Criterion criterion(int list) {
        return CATALOGUE.lists().get(list).criteria().getFirst();
    }

    static Snapshot of(int entries) {
        Random random = new Random(7);
        ListingTable table = ListingTable.EMPTY;
        for (int i = 0; i < entries; i++) {
            Prefix prefix = random.nextBoolean()
                    ? Prefix.around(IpAddress.ofIpv4(random.nextInt()), 96 + 8 + random.nextInt(25))
                    : Prefix.around(new IpAddress(0x20010db800000000L, random.nextLong()), 32 + random.nextInt(97));
            int list = random.nextInt(CATALOGUE.lists().size());
            Entry entry = switch (random.nextInt(4)) {
                case 0 -> new Entry.Hole(list, "feed");
                case 1 -> new Entry.Exempt(list, NOW + 1 + random.nextInt(100_000));
                default ->
                    new Entry.Listed(
                            list,
                            criterion(list),
                            "feed" + i % 3,
                            random.nextBoolean() ? Entry.NEVER : NOW + 1 + random.nextInt(1_000_000));
            };
            table = table.with(prefix, entry);
        }
        return new Snapshot(3, 77, 1_700_000_000L, POLICY, table);
    }
}
