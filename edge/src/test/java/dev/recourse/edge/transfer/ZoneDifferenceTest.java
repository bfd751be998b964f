package dev.recourse.edge.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.RecordSet;
import dev.recourse.core.table.ListingTable;
import dev.recourse.core.zone.EntryStream;
import dev.recourse.edge.answer.Served;
import dev.recourse.edge.answer.ZoneContents;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The difference that is found where something was changed is the difference of the whole zones. */
class ZoneDifferenceTest {
    @Test
    void c45_a_difference_leads_exactly_from_one_publication_to_the_next() {
        long sets = 0;
        for (int seed = 0; seed < 8; seed++) {
            RandomTable random = new RandomTable(seed);
            random.grow(30);
            for (int i = 0; i < 2; i++) {
                random.takeChanged();
                ListingTable before = random.table();
                random.grow(1 + seed % 7);
                if (seed % 5 == 0) {
                    random.exempt("198.51.100." + seed);
                }
                sets += differs(before, random.table(), random.takeChanged(), seed);
            }
        }
        assertThat(sets).isGreaterThan(100);
    }

    private static long differs(ListingTable before, ListingTable after, List<Prefix> changed, int seed) {
        long sets = 0;
        for (ZoneContents zone : Served.ZONES.contents()) {
            PublishedZone older = new PublishedZone(zone, 1, EntryStream.of(before), List.of());
            ZoneDelta delta = ZoneDifference.of(zone, older, 2, EntryStream.of(after), changed)
                    .orElseThrow();
            Set<String> old = written(zone, before);
            Set<String> deleted = texts(delta.deleted());
            Set<String> added = texts(delta.added());
            assertThat(old).as("seed %d, %s", seed, zone.origin()).containsAll(deleted);
            Set<String> result = new HashSet<>(old);
            result.removeAll(deleted);
            assertThat(added).noneMatch(result::contains);
            result.addAll(added);
            assertThat(result).as("seed %d, %s", seed, zone.origin()).isEqualTo(written(zone, after));
            sets += delta.size();
        }
        return sets;
    }

    private static Set<String> written(ZoneContents zone, ListingTable table) {
        Set<String> all = new HashSet<>();
        zone.listings(table::forEach, 0, set -> all.add(text(set)));
        return all;
    }

    private static Set<String> texts(List<RecordSet> sets) {
        return sets.stream().map(ZoneDifferenceTest::text).collect(Collectors.toSet());
    }

    private static String text(RecordSet set) {
        Set<String> data = new TreeSet<>();
        set.data().forEach(octets -> data.add(HexFormat.of().formatHex(octets)));
        return set.owner() + " " + set.type() + " " + set.ttl() + " " + data;
    }
}
