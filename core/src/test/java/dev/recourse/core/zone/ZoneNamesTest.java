package dev.recourse.core.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.AddressName;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.ListingTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The written zone, read by the rules of RFC 4592, against the table. */
class ZoneNamesTest {
    private static final DomainName ZONE = DomainName.parse("bl.example.org");
    private static final Criterion CRITERION =
            Catalogue.shipped().lists().getFirst().criteria().getFirst();

    @Test
    void a10_ranges_are_wildcards_at_octets_and_nibbles_and_the_rest_single_names() {
        assertThat(names(listed("198.51.100.0/24"))).containsExactly("*.100.51.198");
        assertThat(names(listed("198.18.0.0/15"))).containsExactly("*.18.198", "*.19.198");
        assertThat(names(listed("198.51.100.4/31"))).containsExactly("4.100.51.198", "5.100.51.198");
        assertThat(names(listed("2001:db8:1::/48"))).containsExactly("*.1.0.0.0.8.b.d.0.1.0.0.2");
        assertThat(names(listed("2001:db8::/31"))).containsExactly("*.8.b.d.0.1.0.0.2", "*.9.b.d.0.1.0.0.2");
    }

    @Test
    void a11_around_an_exception_only_what_holds_it_is_written_out() {
        ListingTable table = exempt(listed("198.0.0.0/8"), "198.51.100.7");
        List<String> names = names(table);
        assertThat(names)
                .hasSize(257)
                .contains("*.198", "*.51.198", "6.100.51.198")
                .doesNotContain("7.100.51.198", "*.100.51.198");
    }

    @Test
    void a_hole_of_a_whole_part_takes_the_wildcard_away() {
        assertThat(names(exempt(listed("198.51.0.0/16"), "198.51.100.0/24")))
                .hasSize(255)
                .contains("*.99.51.198")
                .doesNotContain("*.51.198", "*.100.51.198");
    }

    @Test
    void a_narrower_listing_has_a_name_beside_the_wildcard() {
        assertThat(names(listed("198.51.100.0/24", "198.51.100.7"))).containsExactly("*.100.51.198", "7.100.51.198");
    }

    @Test
    void a4_no_wildcard_of_one_family_covers_names_of_the_other() {
        // *.1.0.2 would be 2.0.1.0/24 and also 2010::/12.
        assertThat(names(listed("2.0.1.0/24")))
                .hasSize(256)
                .contains("255.1.0.2")
                .doesNotContain("*.1.0.2");
        assertThat(names(listed("2.0.10.0/24"))).containsExactly("*.10.0.2");
        assertThat(names(listed("2000::/12"))).hasSize(16).contains("*.1.0.0.2");
    }

    @Test
    void a_range_with_too_many_exceptions_is_refused_by_name() {
        ListingTable table = listed("198.51.0.0/16", "203.0.113.9");
        for (int i = 0; i < 8; i++) {
            table = exempt(table, "198.51." + i + ".1");
        }
        ListingTable holed = table;
        assertThatThrownBy(() -> ZoneNames.tell(holed::forEach, 1, 0, new Written(), 2000))
                .isInstanceOf(ZoneTooLargeException.class)
                .hasMessageStartingWith("198.51.0.0/16 has so many exceptions that it takes more than 2000 names");
        ZoneNames.tell(holed::forEach, 1, 0, new Written(), 2500);
    }

    @Test
    void a9_every_address_of_random_worlds_has_the_listings_of_the_table_and_no_other_name_any() {
        long listed = 0;
        long asked = 0;
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            List<IpAddress> interesting = new ArrayList<>();
            ListingTable table = world(random, interesting);
            Written zone = new Written();
            ZoneNames.tell(table::forEach, 1, 0, zone);
            for (IpAddress address : interesting) {
                List<Reason> expected = Reason.of(table.verdict(address, 0).matches(), address);
                assertThat(zone.at(AddressName.of(address, ZONE)))
                        .as("%s, seed %d", address, seed)
                        .isEqualTo(expected);
                listed += expected.isEmpty() ? 0 : 1;
                asked++;
            }
        }
        assertThat(listed).isBetween(asked / 10, asked * 9 / 10);
    }

    @Test
    void what_a_change_can_alter_lies_in_its_regions() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            ListingTable before = world(random, new ArrayList<>());
            List<Prefix> changed = new ArrayList<>();
            ListingTable after = before;
            for (int i = 0; i < 5; i++) {
                Prefix prefix = prefix(random);
                changed.add(prefix);
                after = after.with(prefix, entry(random));
            }
            Regions regions = Regions.around(changed);
            assertThat(difference(before::forEach, after::forEach))
                    .as("seed %d", seed)
                    .isEqualTo(difference(
                            ((EntryStream) before::forEach).touching(regions),
                            ((EntryStream) after::forEach).touching(regions)));
        }
    }

    @Test
    void regions_as_small_as_can_be_and_found_in_the_table_give_the_same_difference() {
        int narrower = 0;
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            ListingTable before = world(random, new ArrayList<>());
            List<Prefix> changed = new ArrayList<>();
            ListingTable after = random.nextBoolean() ? before : before.setAside();
            for (int i = 0; i <= seed % 4; i++) {
                Prefix prefix = prefix(random);
                changed.add(prefix);
                Entry entry = entry(random);
                after = random.nextInt(3) > 0 ? after.with(prefix, entry) : after.without(prefix, entry);
            }
            EntryStream old = EntryStream.of(before);
            EntryStream fresh = EntryStream.of(after);
            Regions regions = Regions.between(old, fresh, 1, 0, changed);
            assertThat(changed).allMatch(regions::touch);
            assertThat(entries(fresh.touching(regions)))
                    .as("seed %d", seed)
                    .isEqualTo(entries(((EntryStream) after::forEach).touching(regions)));
            assertThat(difference(old.touching(regions), fresh.touching(regions)))
                    .as("seed %d", seed)
                    .isEqualTo(difference(before::forEach, after::forEach));
            narrower += regions.disjoint().equals(Regions.around(changed).disjoint()) ? 0 : 1;
        }
        assertThat(narrower).isGreaterThan(20);
    }

    @Test
    void a_lone_change_beside_others_is_looked_for_in_its_own_cell_only() {
        ListingTable before = listed("198.51.100.1", "2001:db8::1");
        ListingTable after = listed("198.51.100.1", "2001:db8::1", "198.51.100.2", "2001:db8::2");
        Regions regions = Regions.between(
                before::forEach,
                after::forEach,
                1,
                0,
                List.of(Prefix.parse("198.51.100.2"), Prefix.parse("2001:db8::2")));
        assertThat(regions.disjoint())
                .containsExactlyInAnyOrder(Prefix.parse("198.51.100.0/24"), Prefix.parse("2001:db8::/124"));
    }

    private static List<String> entries(EntryStream entries) {
        List<String> all = new ArrayList<>();
        entries.forEach((prefix, entry) -> all.add(prefix + " " + entry));
        return all;
    }

    private static Set<String> difference(EntryStream before, EntryStream after) {
        Set<String> old = texts(before);
        Set<String> fresh = texts(after);
        Set<String> difference = new HashSet<>();
        old.stream().filter(text -> !fresh.contains(text)).forEach(text -> difference.add("- " + text));
        fresh.stream().filter(text -> !old.contains(text)).forEach(text -> difference.add("+ " + text));
        return difference;
    }

    private static Set<String> texts(EntryStream entries) {
        Written zone = new Written();
        ZoneNames.tell(entries, 1, 0, zone);
        Set<String> texts = new HashSet<>();
        zone.names.forEach((name, reasons) -> texts.add(name + " " + reasons));
        return texts;
    }

    /** Ranges and singles, holes and exemptions, close together, where octets and nibbles collide. */
    private static ListingTable world(Random random, List<IpAddress> interesting) {
        ListingTable table = ListingTable.EMPTY;
        for (int i = 0; i < 60; i++) {
            Prefix prefix = prefix(random);
            table = table.with(prefix, entry(random));
            for (IpAddress edge : List.of(prefix.first(), prefix.last())) {
                interesting.add(edge);
                interesting.add(Runs.next(edge));
                interesting.add(new IpAddress(edge.high(), edge.low() - 1));
            }
            interesting.add(inside(prefix, random));
        }
        return table;
    }

    private static Prefix prefix(Random random) {
        if (random.nextBoolean()) {
            int octets = (random.nextBoolean() ? 0x02000000 : 0x0a0b0000)
                    | random.nextInt(3) << 16
                    | random.nextInt(3) << 8
                    | random.nextInt(256);
            return Prefix.around(IpAddress.ofIpv4(octets), 128 - random.nextInt(20));
        }
        long high = 0x2000000000000000L | (long) random.nextInt(0x30) << 48 | random.nextInt(4);
        return Prefix.around(new IpAddress(high, random.nextInt(40)), 12 + random.nextInt(117));
    }

    private static Entry entry(Random random) {
        String source = "s" + random.nextInt(3);
        return switch (random.nextInt(6)) {
            case 0 -> new Entry.Exempt(0, Entry.NEVER);
            case 1 -> new Entry.Hole(0, source);
            default -> new Entry.Listed(0, CRITERION, source, Entry.NEVER);
        };
    }

    private static IpAddress inside(Prefix prefix, Random random) {
        IpAddress last = prefix.last();
        IpAddress first = prefix.first();
        return new IpAddress(
                first.high() | (random.nextLong() & (last.high() ^ first.high())),
                first.low() | (random.nextLong() & (last.low() ^ first.low())));
    }

    private static ListingTable listed(String... prefixes) {
        ListingTable table = ListingTable.EMPTY;
        for (String prefix : prefixes) {
            table = table.with(Prefix.parse(prefix), new Entry.Listed(0, CRITERION, prefix, Entry.NEVER));
        }
        return table;
    }

    private static ListingTable exempt(ListingTable table, String prefix) {
        return table.with(Prefix.parse(prefix), new Entry.Exempt(0, Entry.NEVER));
    }

    private static List<String> names(ListingTable table) {
        Written zone = new Written();
        ZoneNames.tell(table::forEach, 1, 0, zone);
        return zone.names.keySet().stream()
                .map(name -> name.replace("." + ZONE, ""))
                .toList();
    }

    /** A zone as a secondary has it. */
    private static final class Written implements ZoneNames.Visitor {
        final Map<String, List<Reason>> names = new TreeMap<>();
        private final Set<DomainName> exist = new HashSet<>();

        @Override
        public void single(IpAddress address, List<Reason> reasons) {
            add(AddressName.of(address, ZONE), reasons);
        }

        @Override
        public void wildcard(Prefix prefix, List<Reason> reasons) {
            add(AddressName.wildcard(prefix, ZONE), reasons);
        }

        private void add(DomainName name, List<Reason> reasons) {
            assertThat(names.put(name.toString(), reasons)).as("%s", name).isNull();
            for (DomainName above = name; above.labels() >= ZONE.labels(); above = above.parent(1)) {
                exist.add(above);
            }
        }

        /** RFC 4592 3.3.1. */
        List<Reason> at(DomainName name) {
            if (exist.contains(name)) {
                return names.getOrDefault(name.toString(), List.of());
            }
            DomainName encloser = name.parent(1);
            while (encloser.labels() > ZONE.labels() && !exist.contains(encloser)) {
                encloser = encloser.parent(1);
            }
            return names.getOrDefault("*." + encloser, List.of());
        }
    }
}
