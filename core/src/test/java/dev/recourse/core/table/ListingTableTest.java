package dev.recourse.core.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Criterion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table, before, during and after folds, against a plain list that is searched from end to end. */
class ListingTableTest {
    private static final Criterion SPAM =
            Catalogue.shipped().criterion("rbl", "spam-source").orElseThrow();
    private static final long ALL = -1L;
    private static final long NOW = 1_000_000;
    private static final long LONGEST_TTL = 900;

    private record Row(Prefix prefix, Entry entry) {}

    /** What a verdict says of one list: how long the prefix is, and when it ends. */
    private record Said(int list, int bits, long expiresAt) {}

    /** Where a world of 256 addresses begins, in which every address and every prefix is compared. */
    private record World(IpAddress first) {
        static final World IPV4 = new World(IpAddress.parse("192.0.2.0"));

        static final List<World> ALL = List.of(
                IPV4,
                new World(IpAddress.parse("0.0.0.0")),
                new World(IpAddress.parse("255.255.255.0")),
                new World(IpAddress.parse("2001:db8::ff00")),
                new World(IpAddress.parse("2001:db8:0:1::")),
                new World(IpAddress.parse("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ff00")));

        IpAddress at(int i) {
            return new IpAddress(first.high(), first.low() | i);
        }
    }

    @Test
    void the_verdict_is_that_of_a_linear_search() {
        for (World world : World.ALL) {
            for (int seed = 0; seed < 8; seed++) {
                Random random = new Random(seed);
                List<Row> rows = new ArrayList<>();
                ListingTable table = ListingTable.EMPTY;
                ListingTable aside = table;
                for (int step = 0; step < 120; step++) {
                    Row row = new Row(randomPrefix(random, world), randomEntry(random));
                    rows.removeIf(r -> r.prefix.equals(row.prefix) && r.entry.sameKey(row.entry));
                    if (random.nextInt(4) > 0) {
                        rows.add(row);
                        table = table.with(row.prefix, row.entry);
                    } else {
                        table = table.without(row.prefix, row.entry);
                    }
                    if (step % 40 == 20) {
                        table = table.setAside();
                        aside = table;
                    }
                    if (step % 40 == 35) {
                        table = table.onto(ListingTable.of(MemoryTable.of(aside, NOW, LONGEST_TTL)));
                        rows.removeIf(r -> !r.entry.liveAt(NOW));
                    }
                    if (step % 40 == 19 || step % 40 == 30) {
                        compare(world, table, rows, NOW, seed + " step " + step);
                    }
                }
                compare(world, table, rows, NOW, "seed " + seed);
                // Time alone ends listings and exemptions, whatever was painted.
                ListingTable folded = ListingTable.of(MemoryTable.of(table, NOW, LONGEST_TTL));
                for (long later : new long[] {NOW, NOW + 200, NOW + 1_000, NOW + 4_000, NOW + 200_000}) {
                    compare(world, folded, rows, later, "folded, seed " + seed + " at +" + (later - NOW));
                }
            }
        }
    }

    @Test
    void the_size_is_the_number_of_entries() {
        Random random = new Random(5);
        Set<String> keys = new HashSet<>();
        ListingTable table = ListingTable.EMPTY;
        for (int step = 0; step < 3_000; step++) {
            Prefix prefix = randomPrefix(random, World.IPV4);
            Entry entry = new Entry.Listed(0, SPAM, "s" + random.nextInt(3), Entry.NEVER);
            if (random.nextInt(3) > 0) {
                keys.add(prefix + " " + entry);
                table = table.with(prefix, entry);
            } else {
                keys.remove(prefix + " " + entry);
                table = table.without(prefix, entry);
            }
            if (step % 500 == 499) {
                table = folded(table);
            }
            assertThat(table.size()).isEqualTo(keys.size());
        }
        List<String> found = new ArrayList<>();
        table.forEach((prefix, entry) -> found.add(prefix + " " + entry));
        assertThat(found).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void entries_are_gone_over_in_the_order_of_prefixes() {
        ListingTable table = ListingTable.EMPTY;
        Entry entry = new Entry.Listed(0, SPAM, "s", Entry.NEVER);
        for (String prefix : List.of(
                "8000::/1", "::/97", "2001:db8::/64", "192.0.2.0/24", "192.0.0.0/8", "192.0.2.1", "0.0.0.0/0")) {
            table = table.with(Prefix.parse(prefix), entry);
        }
        ListingTable folded = ListingTable.of(MemoryTable.of(table, NOW, LONGEST_TTL))
                .with(Prefix.parse("192.0.0.0/16"), entry)
                .with(Prefix.parse("::1"), entry);
        List<Prefix> order = new ArrayList<>();
        folded.forEach((prefix, e) -> order.add(prefix));
        assertThat(order).isSorted().hasSize(9);
    }

    @Test
    void a_change_leaves_the_old_table_as_it_was() {
        Prefix prefix = Prefix.parse("192.0.2.0/24");
        Entry entry = new Entry.Listed(0, SPAM, "s", Entry.NEVER);
        ListingTable one = ListingTable.EMPTY.with(prefix, entry);
        ListingTable none = one.without(prefix, entry);
        assertThat(one.verdict(IpAddress.parse("192.0.2.9"), NOW).matches()).hasSize(1);
        assertThat(none.verdict(IpAddress.parse("192.0.2.9"), NOW)).isEqualTo(Verdict.NOTHING);
        assertThat(none.size()).isZero();
    }

    @Test
    void c1_a_fully_exempt_subtree_holds_nothing() {
        Entry listed = new Entry.Listed(0, SPAM, "s", Entry.NEVER);
        Entry exempt = new Entry.Exempt(0, Entry.NEVER);
        ListingTable table = ListingTable.EMPTY
                .with(Prefix.parse("192.0.2.0/24"), listed)
                .with(Prefix.parse("192.0.2.0/25"), exempt)
                .with(Prefix.parse("192.0.2.128/25"), exempt);
        assertThat(table.anyListedIn(Prefix.parse("192.0.0.0/16"), ALL, NOW)).isFalse();
        ListingTable open = table.without(Prefix.parse("192.0.2.0/25"), exempt);
        assertThat(open.anyListedIn(Prefix.parse("192.0.0.0/16"), ALL, NOW)).isTrue();
        assertThat(open.anyListedIn(Prefix.parse("192.0.2.128/25"), ALL, NOW)).isFalse();
    }

    @Test
    void c1_where_too_much_changed_to_tell_a_name_exists() {
        ListingTable table = ListingTable.EMPTY;
        for (int i = 0; i < 3_000; i++) {
            Prefix prefix = Prefix.of(IpAddress.ofIpv4(0x0a000000 | i * 2));
            table = table.with(prefix, new Entry.Listed(1, SPAM, "s", Entry.NEVER));
        }
        Prefix all = Prefix.parse("10.0.0.0/8");
        assertThat(table.anyListedIn(all, 1, NOW)).isTrue();
        assertThat(ListingTable.of(MemoryTable.of(table, NOW, LONGEST_TTL)).anyListedIn(all, 1, NOW))
                .isFalse();
    }

    @Test
    void c1_a_name_stays_while_an_exemption_that_ends_hides_all_below_it() {
        ListingTable table = ListingTable.EMPTY
                .with(Prefix.parse("192.0.2.0/24"), new Entry.Listed(0, SPAM, "s", Entry.NEVER))
                .with(Prefix.parse("192.0.0.0/16"), new Entry.Exempt(0, NOW + 10_000));
        ListingTable folded = ListingTable.of(MemoryTable.of(table, NOW, LONGEST_TTL));
        assertThat(folded.verdict(IpAddress.parse("192.0.2.1"), NOW).lists()).isZero();
        assertThat(folded.verdict(IpAddress.parse("192.0.2.1"), NOW + 10_000).lists())
                .isEqualTo(1);
        assertThat(folded.anyListedIn(Prefix.parse("192.0.0.0/16"), ALL, NOW + 10_000))
                .isTrue();
    }

    private static ListingTable folded(ListingTable table) {
        ListingTable aside = table.setAside();
        return aside.onto(ListingTable.of(MemoryTable.of(aside, NOW, LONGEST_TTL)));
    }

    private static void compare(World world, ListingTable table, List<Row> rows, long now, String seed) {
        List<Set<Said>> expected = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            IpAddress address = world.at(i);
            expected.add(linear(rows, address, now));
            Set<Said> found = table.verdict(address, now).matches().stream()
                    .map(m ->
                            new Said(m.entry().list(), m.bits(), soon(m.entry().expiresAt(), now)))
                    .collect(Collectors.toSet());
            assertThat(found).as("%s %s, %s", world, seed, address).isEqualTo(expected.get(i));
        }
        for (int bits = 112; bits <= 128; bits++) {
            for (int i = 0; i < 256; i += 1 << Math.min(8, 128 - bits)) {
                Prefix prefix = Prefix.around(world.at(i), bits);
                for (long lists : new long[] {1, 2, 3}) {
                    boolean any = expected.subList(i, i + (1 << Math.min(8, 128 - bits))).stream()
                            .flatMap(Set::stream)
                            .anyMatch(said -> (1L << said.list & lists) != 0);
                    boolean found = table.anyListedIn(prefix, lists, now);
                    // Never false where something is listed; true without need where something painted may have ended.
                    if (any || (seed.endsWith("step 19") && bits >= 120)) {
                        assertThat(found)
                                .as("%s %s, %s, lists %s", world, seed, prefix, lists)
                                .isEqualTo(any);
                    }
                }
            }
        }
    }

    /** In the painted map far ends are not told apart: the answer is cut by the TTL in any case. */
    private static long soon(long expiresAt, long now) {
        return expiresAt - now <= LONGEST_TTL ? expiresAt : Entry.NEVER;
    }

    private static Set<Said> linear(List<Row> rows, IpAddress address, long now) {
        List<Row> over = rows.stream()
                .filter(r -> r.prefix.contains(address) && r.entry.liveAt(now))
                .toList();
        List<Row> counting = over.stream().filter(row -> counts(row, over)).toList();
        Set<Said> said = new HashSet<>();
        for (Row row : counting) {
            List<Row> same = counting.stream()
                    .filter(r -> r.entry.list() == row.entry.list())
                    .toList();
            int bits = same.stream().mapToInt(r -> r.prefix.bits()).max().orElseThrow();
            long end = same.stream().mapToLong(r -> r.entry.expiresAt()).min().orElseThrow();
            said.add(new Said(row.entry.list(), bits, soon(end, now)));
        }
        return said;
    }

    /** @param over all that is in force over one address */
    private static boolean counts(Row row, List<Row> over) {
        return row.entry instanceof Entry.Listed listed
                && over.stream().filter(r -> r.entry.list() == listed.list()).noneMatch(r -> switch (r.entry) {
                    case Entry.Exempt e -> true;
                    case Entry.Hole h -> h.source().equals(listed.source()) && r.prefix.bits() >= row.prefix.bits();
                    case Entry.Listed l -> l.source().equals(listed.source()) && r.prefix.bits() > row.prefix.bits();
                });
    }

    private static Prefix randomPrefix(Random random, World world) {
        int bits = random.nextInt(20) == 0 ? 97 + random.nextInt(22) : 118 + random.nextInt(11);
        return Prefix.around(world.at(random.nextInt(256)), bits);
    }

    private static Entry randomEntry(Random random) {
        int list = random.nextInt(2);
        String source = "s" + random.nextInt(2);
        long expiresAt = switch (random.nextInt(6)) {
            case 0 -> NOW;
            case 1 -> NOW + random.nextInt(6_000);
            case 2 -> NOW + random.nextInt(300_000);
            default -> Entry.NEVER;
        };
        return switch (random.nextInt(8)) {
            case 0 -> new Entry.Hole(list, source);
            case 1 -> new Entry.Exempt(list, expiresAt);
            default -> new Entry.Listed(list, SPAM, source, expiresAt);
        };
    }
}
