package dev.recourse.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.table.ListingTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Random files in a small world: the table says of every address what the format says, told a second time here. */
class FormatSemanticsTest {
    private static final int FILES = 300;

    /** An entry of the model: first and last address as numbers, code 0 for a hole. */
    private record Item(long first, long last, int code) {}

    @Test
    void ip4set_means_what_rbldnsd_makes_of_it() {
        for (int seed = 0; seed < FILES; seed++) {
            Random random = new Random(seed);
            List<Item> items = new ArrayList<>();
            List<String> lines = new ArrayList<>();
            for (int i = random.nextInt(25); i >= 0; i--) {
                Item item = randomRange(random);
                items.add(item);
                lines.add((item.code == 0 ? "!" : "") + text(item.first) + "-" + text(item.last)
                        + (item.code == 0 ? "" : " :" + item.code));
            }
            ListingTable table = Sample.table(Sample.read(ListFormat.IP4SET, lines));
            for (long address : interesting(items)) {
                assertThat(Sample.codes(table, IpAddress.ofIpv4((int) address)))
                        .as("seed %s, %s, %s", seed, text(address), lines)
                        .isEqualTo(octetClasses(items, address));
            }
        }
    }

    @Test
    void ip4trie_means_what_rbldnsd_makes_of_it() {
        for (int seed = 0; seed < FILES; seed++) {
            Random random = new Random(seed);
            List<Item> items = new ArrayList<>();
            List<String> lines = new ArrayList<>();
            for (int i = random.nextInt(25); i >= 0; i--) {
                int length = 20 + random.nextInt(13);
                Prefix prefix = Prefix.around(IpAddress.ofIpv4((int) randomAddress(random)), 96 + length);
                Item item = new Item(number(prefix.first()), number(prefix.last()), randomCode(random));
                items.add(item);
                lines.add((item.code == 0 ? "!" + prefix : prefix + " :" + item.code));
            }
            ListingTable table = Sample.table(Sample.read(ListFormat.IP4TRIE, lines));
            for (long address : interesting(items)) {
                assertThat(Sample.codes(table, IpAddress.ofIpv4((int) address)))
                        .as("seed %s, %s, %s", seed, text(address), lines)
                        .isEqualTo(longestFirst(items, address));
            }
        }
    }

    /** For /32, /24, /16, /8 in turn: the entries that have the block itself, as rbldnsd cuts them. */
    private static Set<Integer> octetClasses(List<Item> items, long address) {
        for (int bits = 0; bits <= 24; bits += 8) {
            long block = address >>> bits;
            TreeSet<Integer> codes = new TreeSet<>();
            for (Item item : items) {
                if (blockOf(item, address) == bits && item.first <= block << bits) {
                    codes.add(item.code);
                }
            }
            if (!codes.isEmpty()) {
                return codes.contains(0) ? new TreeSet<>() : codes;
            }
        }
        return new TreeSet<>();
    }

    /** The widest whole block of the item that holds the address; -1 if none does. */
    private static int blockOf(Item item, long address) {
        for (int bits = 24; bits >= 0; bits -= 8) {
            long first = address >>> bits << bits;
            long last = first + (1L << bits) - 1;
            if (item.first <= first && last <= item.last) {
                return bits;
            }
        }
        return -1;
    }

    private static Set<Integer> longestFirst(List<Item> items, long address) {
        Item best = new Item(-1, Long.MAX_VALUE - 1, 0);
        for (Item item : items) {
            boolean holds = item.first <= address && address <= item.last;
            if (holds && item.last - item.first < best.last - best.first) {
                best = item;
            }
        }
        TreeSet<Integer> codes = new TreeSet<>();
        if (best.code != 0) {
            codes.add(best.code);
        }
        return codes;
    }

    private static List<Long> interesting(List<Item> items) {
        List<Long> addresses = new ArrayList<>();
        for (Item item : items) {
            for (long edge : new long[] {item.first, item.last, (item.first + item.last) / 2}) {
                addresses.addAll(List.of(edge - 1, edge, edge + 1, edge ^ 128, edge ^ 0x100, edge ^ 0x10000));
            }
        }
        return addresses;
    }

    private static Item randomRange(Random random) {
        long a = randomAddress(random);
        long b = switch (random.nextInt(5)) {
            case 0 -> a;
            case 1 -> a | 255;
            case 2 -> a + random.nextInt(300);
            default -> randomAddress(random);
        };
        if (random.nextInt(4) == 0) {
            int bits = 8 * (1 + random.nextInt(2));
            a = a >>> bits << bits;
            b = b | ((1L << bits) - 1);
        }
        return new Item(Math.min(a, b), Math.max(a, b), randomCode(random));
    }

    /** Two /16 next to each other and the same pair in another /8. */
    private static long randomAddress(Random random) {
        long octet = random.nextInt(12) == 0 ? 11 : 10;
        return octet << 24 | (long) random.nextInt(2) << 16 | (long) random.nextInt(4) << 8 | random.nextInt(256);
    }

    private static int randomCode(Random random) {
        return random.nextInt(4) == 0 ? 0 : 2 + random.nextInt(3);
    }

    private static long number(IpAddress address) {
        return Integer.toUnsignedLong(address.ipv4Bits());
    }

    private static String text(long address) {
        return IpAddress.ofIpv4((int) address).toString();
    }
}
