package dev.recourse.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.ListingTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is written says of every address what the table says. */
class ListWriterTest {

    @Test
    void every_format_says_what_the_table_says() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            boolean ipv6 = random.nextBoolean();
            List<Prefix> prefixes = new ArrayList<>();
            ListingTable table = ListingTable.EMPTY;
            for (int i = random.nextInt(30); i >= 0; i--) {
                Prefix prefix = randomPrefix(random, ipv6);
                prefixes.add(prefix);
                table = table.with(prefix, randomEntry(random));
            }
            compare(table, prefixes, ipv6 ? ListFormat.IP6TRIE : ListFormat.IP4TRIE, seed);
            compare(table, prefixes, ListFormat.CIDR, seed);
            if (!ipv6) {
                compare(table, prefixes, ListFormat.IP4SET, seed);
            }
        }
    }

    private static void compare(ListingTable table, List<Prefix> prefixes, ListFormat format, int seed) {
        List<String> lines = Sample.write(format, table);
        ListingTable written = Sample.table(Sample.read(format, lines));
        for (IpAddress address : interesting(prefixes)) {
            SortedSet<Integer> codes = Sample.codes(table, address);
            SortedSet<Integer> expected = switch (format) {
                case IP4SET -> codes;
                case CIDR -> codes.isEmpty() ? codes : new TreeSet<>(List.of(2));
                case IP4TRIE, IP6TRIE -> codes.isEmpty() ? codes : new TreeSet<>(List.of(codes.first()));
            };
            assertThat(Sample.codes(written, address))
                    .as("seed %s, %s, %s, %s", seed, format, address, lines)
                    .isEqualTo(expected);
        }
    }

    @Test
    void g18_prefixes_are_the_fewest_and_do_not_overlap() {
        ListingTable table = ListingTable.EMPTY
                .with(Prefix.parse("192.0.2.0/25"), Sample.listed(2, "a"))
                .with(Prefix.parse("192.0.2.128/26"), Sample.listed(3, "b"))
                .with(Prefix.parse("192.0.2.192/26"), Sample.listed(2, "a"))
                .with(Prefix.parse("192.0.2.7"), Sample.listed(2, "a"))
                .with(Prefix.parse("198.51.100.0/24"), Sample.listed(2, "a"))
                .with(Prefix.parse("198.51.100.128/25"), new Entry.Exempt(0, Entry.NEVER))
                .with(Prefix.parse("198.51.100.200"), Sample.listed(2, "a"))
                .with(Prefix.parse("2001:db8::/33"), Sample.listed(2, "a"))
                .with(Prefix.parse("2001:db8:8000::/33"), Sample.listed(2, "a"));
        assertThat(Sample.write(ListFormat.CIDR, table))
                .containsExactly("192.0.2.0/24", "198.51.100.0/25", "2001:db8::/32");
    }

    @Test
    void g5_an_exemption_becomes_one_hole() {
        ListingTable table = ListingTable.EMPTY
                .with(Prefix.parse("192.0.2.0/24"), Sample.listed(3, "a"))
                .with(Prefix.parse("192.0.2.7"), new Entry.Exempt(0, Entry.NEVER));
        assertThat(Sample.write(ListFormat.IP4TRIE, table))
                .endsWith("192.0.2.0/24 :3:$1$", "!192.0.2.7")
                .contains("$TTL 300", "$1 127.0.0.3 This address is sample 3. https://bl.example.org/lookup?ip=");
    }

    @Test
    void a_range_may_end_at_the_last_address_of_all() {
        for (String prefix : List.of("::/0", "8000::/1", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128")) {
            ListingTable table = ListingTable.EMPTY.with(Prefix.parse(prefix), Sample.listed(2, "a"));
            assertThat(Sample.write(ListFormat.CIDR, table)).as(prefix).hasSize(1);
            assertThat(Sample.table(Sample.read(ListFormat.CIDR, Sample.write(ListFormat.CIDR, table)))
                            .size())
                    .isEqualTo(1);
        }
        ListingTable hole = ListingTable.EMPTY
                .with(Prefix.parse("::/0"), Sample.listed(2, "a"))
                .with(Prefix.parse("ffff::/16"), new Entry.Hole(0, "a"));
        assertThat(Sample.write(ListFormat.CIDR, hole))
                .doesNotContain("ffff::/16")
                .hasSize(16);
    }

    @Test
    void what_has_expired_is_not_written() {
        ListingTable table = ListingTable.EMPTY.with(
                Prefix.parse("192.0.2.7"), new Entry.Listed(0, Sample.criterion(2), "a", Sample.NOW));
        assertThat(Sample.write(ListFormat.CIDR, table)).isEmpty();
    }

    private static List<IpAddress> interesting(List<Prefix> prefixes) {
        List<IpAddress> addresses = new ArrayList<>();
        for (Prefix prefix : prefixes) {
            addresses.add(prefix.first());
            addresses.add(prefix.last());
            addresses.add(AddressRange.before(prefix.first()));
            addresses.add(AddressRange.next(prefix.last()));
        }
        return addresses;
    }

    private static Prefix randomPrefix(Random random, boolean ipv6) {
        int bits = (ipv6 ? 112 : 116) + random.nextInt(ipv6 ? 17 : 13);
        IpAddress address = ipv6
                ? new IpAddress(0x20010db800000000L, random.nextInt(1 << 16))
                : IpAddress.ofIpv4(0x0a000000 | random.nextInt(1 << 12));
        return Prefix.around(address, bits);
    }

    private static Entry randomEntry(Random random) {
        String source = random.nextBoolean() ? "a" : "b";
        return switch (random.nextInt(8)) {
            case 0 -> new Entry.Exempt(0, random.nextBoolean() ? Entry.NEVER : Sample.NOW);
            case 1, 2 -> new Entry.Hole(0, source);
            case 3 -> new Entry.Listed(0, Sample.criterion(9), source, Sample.NOW - 1);
            default -> Sample.listed(2 + random.nextInt(3), source);
        };
    }
}
