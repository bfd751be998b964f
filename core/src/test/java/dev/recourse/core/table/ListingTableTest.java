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
import org.junit.jupiter.api.Test;

/** The tree against a plain list that is searched from end to end. */
class ListingTableTest {
    private static final Criterion SPAM =
            Catalogue.shipped().criterion("rbl", "spam-source").orElseThrow();
    private static final long ALL = -1L;
    private static final long NOW = 1_000;

    private record Row(Prefix prefix, Entry entry) {}

    @Test
    void the_verdict_is_that_of_a_linear_search() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            List<Row> rows = new ArrayList<>();
            ListingTable table = ListingTable.EMPTY;
            for (int step = 0; step < 120; step++) {
                Row row = new Row(randomPrefix(random), randomEntry(random));
                rows.removeIf(r -> r.prefix.equals(row.prefix) && r.entry.sameKey(row.entry));
                if (random.nextInt(4) > 0) {
                    rows.add(row);
                    table = table.with(row.prefix, row.entry);
                } else {
                    table = table.without(row.prefix, row.entry);
                }
                assertThat(table.size()).isEqualTo(rows.size());
            }
            compare(table, rows, seed);
        }
    }

    @Test
    void a_change_leaves_the_old_table_as_it_was() {
        Prefix prefix = Prefix.parse("192.0.2.0/24");
        Entry entry = new Entry.Listed(0, SPAM, "s", 1, 0, Entry.NEVER, "");
        ListingTable one = ListingTable.EMPTY.with(prefix, entry);
        ListingTable none = one.without(prefix, entry);
        assertThat(one.verdict(IpAddress.parse("192.0.2.9"), ALL, NOW)).hasSize(1);
        assertThat(none.verdict(IpAddress.parse("192.0.2.9"), ALL, NOW)).isEmpty();
        assertThat(none.size()).isZero();
    }

    @Test
    void c1_a_fully_exempt_subtree_holds_nothing() {
        Entry listed = new Entry.Listed(0, SPAM, "s", 1, 0, Entry.NEVER, "");
        Entry exempt = new Entry.Exempt(0, 2, 0, Entry.NEVER, "owner");
        ListingTable table = ListingTable.EMPTY
                .with(Prefix.parse("192.0.2.0/24"), listed)
                .with(Prefix.parse("192.0.2.0/25"), exempt)
                .with(Prefix.parse("192.0.2.128/25"), exempt);
        assertThat(table.anyListedIn(Prefix.parse("192.0.0.0/16"), ALL, NOW)).isFalse();
        ListingTable open = table.without(Prefix.parse("192.0.2.0/25"), exempt);
        assertThat(open.anyListedIn(Prefix.parse("192.0.0.0/16"), ALL, NOW)).isTrue();
        assertThat(open.anyListedIn(Prefix.parse("192.0.2.128/25"), ALL, NOW)).isFalse();
    }

    /** A world of 256 addresses: every address and every prefix of it is compared. */
    private static void compare(ListingTable table, List<Row> rows, int seed) {
        for (long lists : new long[] {1, 2, 3}) {
            Set<Integer> listed = new HashSet<>();
            for (int i = 0; i < 256; i++) {
                IpAddress address = IpAddress.ofIpv4(0xC0000200 | i);
                Set<Entry> expected = linear(rows, address, lists);
                Set<Entry> found = new HashSet<>();
                table.verdict(address, lists, NOW).forEach(m -> found.add(m.entry()));
                assertThat(found)
                        .as("seed %s, %s, lists %s", seed, address, lists)
                        .isEqualTo(expected);
                if (!expected.isEmpty()) {
                    listed.add(i);
                }
            }
            for (int length = 24; length <= 32; length++) {
                for (int i = 0; i < 256; i += 1 << (32 - length)) {
                    Prefix prefix = Prefix.around(IpAddress.ofIpv4(0xC0000200 | i), 96 + length);
                    int from = i;
                    int to = i + (1 << (32 - length));
                    boolean expected = listed.stream().anyMatch(a -> a >= from && a < to);
                    assertThat(table.anyListedIn(prefix, lists, NOW))
                            .as("seed %s, anything in %s, lists %s", seed, prefix, lists)
                            .isEqualTo(expected);
                }
            }
        }
    }

    private static Set<Entry> linear(List<Row> rows, IpAddress address, long lists) {
        Set<Entry> found = new HashSet<>();
        for (Row row : rows) {
            if (row.entry instanceof Entry.Listed listed && counts(row, rows, address, lists)) {
                found.add(listed);
            }
        }
        return found;
    }

    private static boolean counts(Row row, List<Row> rows, IpAddress address, long lists) {
        Entry.Listed listed = (Entry.Listed) row.entry;
        if ((1L << listed.list() & lists) == 0 || !listed.liveAt(NOW) || !row.prefix.contains(address)) {
            return false;
        }
        return rows.stream()
                .filter(r -> r.prefix.contains(address) && r.entry.liveAt(NOW) && r.entry.list() == listed.list())
                .noneMatch(r -> switch (r.entry) {
                    case Entry.Exempt e -> true;
                    case Entry.Hole h -> h.source().equals(listed.source()) && r.prefix.bits() >= row.prefix.bits();
                    case Entry.Listed l -> l.source().equals(listed.source()) && r.prefix.bits() > row.prefix.bits();
                });
    }

    private static Prefix randomPrefix(Random random) {
        return Prefix.around(IpAddress.ofIpv4(0xC0000200 | random.nextInt(256)), 96 + 22 + random.nextInt(11));
    }

    private static Entry randomEntry(Random random) {
        int list = random.nextInt(2);
        String source = "s" + random.nextInt(2);
        return switch (random.nextInt(8)) {
            case 0 -> new Entry.Hole(list, source, 1);
            case 1 -> new Entry.Exempt(list, 1, 0, Entry.NEVER, "");
            default -> new Entry.Listed(list, SPAM, source, 1, 0, random.nextInt(5) == 0 ? NOW : Entry.NEVER, "");
        };
    }
}
