package dev.recourse.edge.transfer;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.ListingTable;
import dev.recourse.core.table.MemoryTable;
import dev.recourse.core.table.Steps;
import dev.recourse.core.zone.EntryStream;
import dev.recourse.core.zone.Regions;
import dev.recourse.edge.answer.Served;
import dev.recourse.edge.answer.ZoneContents;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Measures what a publication costs that finds differences. Not a test: run its main with a number of entries. */
final class PublicationSpeed {
    private static final Entry ENTRY = new Entry.Listed(
            Served.CATALOGUE.lists().indexOf(Served.CATALOGUE.list("rbl").orElseThrow()),
            new ArrayList<Criterion>(Served.CATALOGUE.list("rbl").orElseThrow().criteria()).getFirst(),
            "s",
            Entry.NEVER);

    private PublicationSpeed() {}

    public static void main(String[] args) {
        Random random = new Random(1);
        int[] addresses = random.ints(Integer.parseInt(args[0]), 0x0a00_0000, 0x7000_0000)
                .sorted()
                .distinct()
                .toArray();
        ListingTable before = ListingTable.of(MemoryTable.of(new Sorted(addresses), 0, 0));
        System.out.printf(
                "%d entries, %d zones%n", before.size(), Served.ZONES.contents().size());
        for (int changes : new int[] {1, 1, 100, 1_000, 10_000}) {
            ListingTable after = before;
            List<Prefix> changed = new ArrayList<>();
            for (int address : random.ints(changes, 0x0a00_0000, 0x7000_0000).toArray()) {
                changed.add(Prefix.of(IpAddress.ofIpv4(address)));
                after = after.with(changed.getLast(), ENTRY);
            }
            narrow(before, after, changed);
            if (args.length > 1) {
                whole(before, after, changed);
            }
        }
    }

    private static void narrow(ListingTable before, ListingTable after, List<Prefix> changed) {
        long begin = System.nanoTime();
        int sets = 0;
        for (ZoneContents zone : Served.ZONES.contents()) {
            PublishedZone older = new PublishedZone(zone, 1, EntryStream.of(before), List.of());
            sets += ZoneDifference.of(zone, older, 2, EntryStream.of(after), changed)
                    .map(ZoneDelta::size)
                    .orElse(-1);
        }
        say("where something changed", changed, begin, sets);
    }

    /** As before: over all entries, for what lies around the changes. */
    private static void whole(ListingTable before, ListingTable after, List<Prefix> changed) {
        long begin = System.nanoTime();
        Regions regions = Regions.around(changed);
        int[] sets = {0};
        for (ZoneContents zone : Served.ZONES.contents()) {
            for (ListingTable table : List.of(before, after)) {
                EntryStream all = table::forEach;
                zone.listings(all.touching(regions), 0, set -> sets[0]++);
            }
        }
        say("over all entries", changed, begin, sets[0]);
    }

    private static void say(String how, List<Prefix> changed, long begin, int sets) {
        System.out.printf(
                Locale.ROOT,
                "%-24s %6d changes: %9.1f ms, %d record sets%n",
                how,
                changed.size(),
                (System.nanoTime() - begin) / 1e6,
                sets);
    }

    @SuppressWarnings("ArrayRecordComponent") // Ten million addresses; not compared.
    private record Sorted(int[] addresses) implements dev.recourse.core.table.Entries {
        @Override
        public Steps ipv4() {
            return new Steps() {
                private int next = -1;

                @Override
                public boolean next() {
                    return ++next < addresses.length;
                }

                @Override
                public Prefix prefix() {
                    return Prefix.of(IpAddress.ofIpv4(addresses[next]));
                }

                @Override
                public Entry[] entries() {
                    return new Entry[] {ENTRY};
                }
            };
        }

        @Override
        public Steps ipv6() {
            return Steps.NONE;
        }
    }
}
