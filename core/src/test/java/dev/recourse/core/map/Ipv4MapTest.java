package dev.recourse.core.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import dev.recourse.core.address.IpAddress;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** The map against a plain table of ranges. */
class Ipv4MapTest {
    /** Values of four bytes, and a table of masks of 2 MiB. */
    private static final int MANY = 1 << 18;

    /** Never 0, so that no value is taken for nothing. */
    private static long maskOf(int value) {
        return value == 0 ? 0 : 1L << value % 63 | 1L << 63;
    }

    @Test
    void the_value_is_that_of_a_linear_model() {
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            Ipv4Painting painting = nested(random, 20_000);
            compare(painting, map(painting), random, seed, 100_000);
        }
    }

    @Test
    void a_crowded_neighbourhood_is_that_of_a_linear_model() {
        for (int seed = 100; seed < 103; seed++) {
            Random random = new Random(seed);
            Ipv4Painting painting = crowded(random);
            compare(painting, map(painting), random, seed, 100_000);
        }
    }

    private static Ipv4Map map(Ipv4Painting painting) {
        return Ipv4Map.over(Ipv4Painting.segment(painting.bytes(Ipv4MapTest::maskOf)));
    }

    /** Prefixes of all lengths over each other, the wide ones first and few, near some addresses and at the ends. */
    private static Ipv4Painting nested(Random random, int count) {
        int[] near = random.ints(40).toArray();
        near[0] = 0;
        near[1] = -1;
        Ipv4Painting painting = new Ipv4Painting();
        for (int length = 0; length <= 32; length++) {
            int prefixes = length < 8 ? random.nextInt(2) : 1 + count / 32 * length / 32;
            for (int i = 0; i < prefixes; i++) {
                painting.prefix(address(random, near), length, random.nextInt(5) == 0 ? 0 : value(random));
            }
        }
        return painting;
    }

    /** Some /24s with every count of addresses and every width of value, over each kind of rest. */
    private static Ipv4Painting crowded(Random random) {
        Ipv4Painting painting = new Ipv4Painting();
        int base = random.nextInt() & 0xfffc0000;
        for (int leaf = 0; leaf < 1024; leaf++) {
            int first = base + (leaf << 8);
            int limit = random.nextInt(4) == 0 ? MANY : random.nextInt(2) == 0 ? 1 << 16 : 1 << 8;
            if (random.nextInt(3) == 0) {
                painting.prefix(first, 24, 1 + random.nextInt(limit - 1));
            }
            IntUnaryOperator value =
                    random.nextBoolean() ? i -> 1 + random.nextInt(limit - 1) : constant(1 + random.nextInt(limit - 1));
            int count = random.nextBoolean() ? random.nextInt(6) : random.nextInt(700);
            for (int i = 0; i < count; i++) {
                painting.prefix(first + random.nextInt(256), 32, value.applyAsInt(i));
            }
        }
        return painting;
    }

    private static IntUnaryOperator constant(int value) {
        return i -> value;
    }

    private static int address(Random random, int[] near) {
        int around = near[random.nextInt(near.length)];
        return random.nextInt(8) == 0 ? random.nextInt() : around ^ random.nextInt() >>> random.nextInt(8, 32);
    }

    private static int value(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> 1 + random.nextInt(MANY);
            case 1 -> 1 + random.nextInt(60_000);
            default -> 1 + random.nextInt(12);
        };
    }

    private static void compare(Ipv4Painting painting, Ipv4Map map, Random random, int seed, int lookups) {
        int[] edges = painting.edges();
        int[] addresses = new int[64];
        int[] values = new int[64];
        for (int done = 0; done < lookups; done += 64) {
            for (int i = 0; i < 64; i++) {
                addresses[i] = lookedUp(random, edges);
            }
            int count = random.nextInt(65);
            map.values(addresses, count, values);
            for (int i = 0; i < 64; i++) {
                int expected = painting.value(addresses[i]);
                check(map.value(addresses[i]) == expected, "value", addresses[i], 32, seed);
                check(i >= count || values[i] == expected, "value in a batch", addresses[i], 32, seed);
            }
            int length = random.nextInt(100) == 0 ? random.nextInt(33) : random.nextInt(16, 33);
            long masks = painting.masksIn(addresses[1], length, Ipv4MapTest::maskOf);
            check(map.masksIn(addresses[1], length) == masks, "masks", addresses[1], length, seed);
        }
        for (int length = 0; length <= 32; length++) {
            long masks = painting.masksIn(edges[edges.length / 2], length, Ipv4MapTest::maskOf);
            check(
                    map.masksIn(edges[edges.length / 2], length) == masks,
                    "masks",
                    edges[edges.length / 2],
                    length,
                    seed);
        }
    }

    private static int lookedUp(Random random, int[] edges) {
        int edge = edges[random.nextInt(edges.length)];
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt();
            case 1 -> edge ^ random.nextInt(1 << 16);
            default -> edge;
        };
    }

    private static void check(boolean holds, String what, int address, int length, int seed) {
        if (!holds) {
            fail("another %s at %08x/%d with seed %d", what, address, length, seed);
        }
    }

    @Test
    void the_model_meets_every_form_of_a_leaf() {
        Ipv4Forms forms = new Ipv4Forms();
        for (int seed = 100; seed < 103; seed++) {
            forms.read(crowded(new Random(seed)).bytes(Ipv4MapTest::maskOf));
        }
        assertThat(forms.met()).containsExactlyInAnyOrderElementsOf(Ipv4Forms.all());
    }

    @Test
    void there_may_be_more_than_65000_values() {
        Ipv4Painting painting = new Ipv4Painting();
        int base = ip("198.51.100.0");
        for (int i = 0; i < 200_000; i++) {
            painting.prefix(base + i, 32, i + 1);
        }
        Ipv4Map map = map(painting);
        for (int i = 0; i < 200_000; i++) {
            assertThat(map.value(base + i)).isEqualTo(i + 1);
        }
        assertThat(map.value(base - 1)).isZero();
        assertThat(map.value(base + 200_000)).isZero();
    }

    @Test
    void a_value_beyond_what_the_word_of_one_address_holds_gets_a_leaf() {
        Ipv4Painting painting = new Ipv4Painting();
        painting.prefix(ip("192.0.2.1"), 32, Ipv4Word.MAX_SINGLE_VALUE);
        painting.prefix(ip("198.51.100.1"), 32, Ipv4Word.MAX_SINGLE_VALUE + 1);
        Ipv4Map map = map(painting);
        assertThat(map.value(ip("192.0.2.1"))).isEqualTo(Ipv4Word.MAX_SINGLE_VALUE);
        assertThat(map.value(ip("198.51.100.1"))).isEqualTo(Ipv4Word.MAX_SINGLE_VALUE + 1);
        assertThat(map.value(ip("198.51.100.2"))).isZero();
    }

    @Test
    void the_first_and_the_last_address_are_addresses() {
        Ipv4Painting painting = new Ipv4Painting();
        painting.prefix(0, 32, 1);
        painting.prefix(-1, 32, 2);
        Ipv4Map map = map(painting);
        assertThat(map.value(0)).isEqualTo(1);
        assertThat(map.value(1)).isZero();
        assertThat(map.value(-1)).isEqualTo(2);
        assertThat(map.value(-2)).isZero();
    }

    @Test
    void ranges_may_end_and_begin_at_the_edge_of_a_bucket() {
        Ipv4Painting painting = new Ipv4Painting();
        painting.paint(0x0100ffffL, 0x0100ffffL, 1);
        painting.paint(0x01010000L, 0x0103ffffL, 2);
        painting.paint(0x01040000L, 0x01040000L, 3);
        Ipv4Map map = map(painting);
        assertThat(map.value(0x0100fffe)).isZero();
        assertThat(map.value(0x0100ffff)).isEqualTo(1);
        assertThat(map.value(0x01010000)).isEqualTo(2);
        assertThat(map.value(0x0103ffff)).isEqualTo(2);
        assertThat(map.value(0x01040000)).isEqualTo(3);
        assertThat(map.value(0x01040001)).isZero();
    }

    @Test
    void a_map_of_nothing_says_nothing() {
        Ipv4Map map = map(new Ipv4Painting());
        assertThat(map.value(ip("192.0.2.1"))).isZero();
        assertThat(map.masksIn(0, 0)).isZero();
    }

    @Test
    void a_map_of_one_value_costs_no_more_than_one_of_nothing() {
        Ipv4Painting all = new Ipv4Painting();
        all.prefix(0, 0, 1);
        int mask = Long.BYTES;
        assertThat(all.bytes(Ipv4MapTest::maskOf)).hasSize(new Ipv4Painting().bytes(Ipv4MapTest::maskOf).length + mask);
        assertThat(map(all).value(ip("192.0.2.1"))).isEqualTo(1);
        assertThat(map(all).masksIn(0, 0)).isEqualTo(maskOf(1));
    }

    @Test
    void the_example_of_the_format_page_has_these_bytes() {
        Ipv4Painting painting = new Ipv4Painting();
        painting.prefix(ip("192.0.2.7"), 32, 3);
        painting.prefix(ip("192.0.3.0"), 31, 2);
        MemorySegment bytes = MemorySegment.ofArray(painting.bytes(Ipv4MapTest::maskOf));
        assertThat(hex(bytes, 0, 8)).isEqualTo("5245434d41503401");
        assertThat(hex(bytes, 16, 32)).isEqualTo("0c" + "00".repeat(31));
        assertThat(hex(bytes, 48, 8)).isEqualTo("0002020200000000");
        assertThat(hex(bytes, 56, 8)).isEqualTo("e4600000" + "45000700");
        assertThat(hex(bytes, 64, 3)).isEqualTo("000102");
    }

    private static String hex(MemorySegment bytes, long from, long length) {
        return HexFormat.of().formatHex(bytes.asSlice(from, length).toArray(ValueLayout.JAVA_BYTE));
    }

    @Test
    void a_length_that_no_prefix_has_is_refused() {
        Ipv4Map map = map(new Ipv4Painting());
        assertThatIllegalArgumentException().isThrownBy(() -> map.masksIn(0, 33));
        assertThatIllegalArgumentException().isThrownBy(() -> map.masksIn(0, -1));
    }

    private static int ip(String text) {
        return IpAddress.parse(text).ipv4Bits();
    }
}
