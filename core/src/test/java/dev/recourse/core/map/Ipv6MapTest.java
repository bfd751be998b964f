package dev.recourse.core.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.recourse.core.map.Ipv6Model.Address;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The map against a tree of changes. */
class Ipv6MapTest {
    @Test
    void every_number_is_that_of_the_model_in_many_small_worlds() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            int differentBits = 1 + random.nextInt(64);
            Ipv6Model model = Ipv6Model.random(random, 1 + random.nextInt(300), 1 + random.nextInt(40), differentBits);
            Ipv6Map map = model.map();
            checkValues(map, model, addresses(model, random, 500, differentBits));
        }
    }

    @Test
    void every_number_is_that_of_the_model_in_a_large_world_of_many_numbers() {
        Random random = new Random(1);
        Ipv6Model model = Ipv6Model.random(random, 250_000, 100_000, 20);
        assertThat(model.changes()).hasSizeGreaterThan(150_000);
        Ipv6Map map = model.map();
        List<Address> addresses = addresses(model, random, 200_000, 20);
        checkValues(map, model, addresses);
        Set<Integer> numbers = new HashSet<>();
        addresses.forEach(address -> numbers.add(map.value(address.high(), address.low())));
        assertThat(numbers).hasSizeGreaterThan(65_000);
    }

    @Test
    void masks_are_those_of_the_model_at_every_length_in_small_worlds() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            int differentBits = 1 + random.nextInt(64);
            Ipv6Model model = Ipv6Model.random(random, 1 + random.nextInt(200), 1 + random.nextInt(40), differentBits);
            Ipv6Map map = model.map();
            List<Address> addresses = addresses(model, random, 50, differentBits);
            for (int i = 0; i < 100; i++) {
                checkMasks(map, model, addresses.get(random.nextInt(addresses.size())), 1);
            }
        }
    }

    @Test
    void masks_are_those_of_the_model_at_every_nibble_of_a_large_world() {
        Random random = new Random(2);
        Ipv6Model model = Ipv6Model.random(random, 40_000, 64, 18);
        assertThat(model.changes()).hasSizeGreaterThan(25_000);
        Ipv6Map map = model.map();
        List<Address> addresses = addresses(model, random, 1_000, 18);
        for (int i = 0; i < 60; i++) {
            checkMasks(map, model, addresses.get(random.nextInt(addresses.size())), 4);
        }
    }

    @Test
    void large_leaves_beside_each_other_are_as_exact_as_the_whole() {
        Random random = new Random(3);
        Ipv6Model model = new Ipv6Model();
        for (int i = 0; i < 40_000; i++) {
            long low = random.nextLong() >>> random.nextInt(40);
            model.paint(
                    new Address(0x2001_0db8_0000_0000L + random.nextInt(1 + i / 100), low),
                    random.nextInt(10) == 0 ? 120 : 128,
                    1 + random.nextInt(3000));
        }
        Ipv6Map map = model.map();
        checkValues(map, model, addresses(model, random, 1_000, 64));
        List<Address> changes = model.changes();
        for (int i = 0; i < 15; i++) {
            checkMasks(map, model, changes.get(random.nextInt(changes.size())), 4);
        }
    }

    @Test
    void a_run_that_the_next_one_touches_needs_no_end() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Ipv6MapWriter writer = Ipv6Model.writer(bytes);
        writer.range(5, 0, 8, -1, 1);
        writer.range(9, 0, 11, -1, 2);
        writer.finish();
        MemorySegment map = MemorySegment.ofArray(bytes.toByteArray());
        assertThat(map.get(Ipv6Format.INT, Ipv6Format.UPPER_AT)).isEqualTo(3);
    }

    @Test
    void rare_masks_among_many_points_are_found_and_nothing_beside_them() {
        Ipv6Model model = new Ipv6Model();
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            int value = i % 2_000 == 0 ? 1 + i / 2_000 : 20;
            model.paint(new Address((2L * i) << 4, 0), 64, value);
            model.paint(new Address((2L * i + 1) << 4, random.nextLong()), 128, value);
        }
        Ipv6Map map = model.map();
        for (Address address : addresses(model, random, 0, 64).subList(0, 15)) {
            checkMasks(map, model, address, 4);
        }
        for (int bits = 44; bits <= 64; bits++) {
            for (int i = 0; i < 20_000; i += 250) {
                Address address = new Address((2L * i) << 4, 0);
                assertThat(map.masksIn(address.high(), 0, bits)).isEqualTo(model.masksIn(address, bits));
            }
        }
    }

    @Test
    void an_empty_map_has_nothing() {
        Ipv6Map map = new Ipv6Model().map();
        assertThat(map.value(0, 0)).isZero();
        assertThat(map.value(-1, -1)).isZero();
        assertThat(map.masksIn(0, 0, 0)).isZero();
        assertThat(map.masksIn(5, 5, 128)).isZero();
        checkValues(map, new Ipv6Model(), List.of(Address.FIRST, Address.LAST));
    }

    @Test
    void the_ends_of_the_address_space_are_addresses_like_others() {
        Address lastButOne = Address.LAST.previous();
        for (Address only : List.of(Address.FIRST, Address.FIRST.next(), Address.LAST, lastButOne)) {
            for (int bits : new int[] {0, 1, 63, 64, 65, 127, 128}) {
                Ipv6Model model = new Ipv6Model();
                model.paint(only, bits, 7);
                Ipv6Map map = model.map();
                checkValues(map, model, addresses(model, new Random(5), 100, 64));
                checkMasks(map, model, only, 1);
                checkMasks(map, model, new Address(~only.high(), ~only.low()), 1);
            }
        }
    }

    @Test
    void the_same_mapping_gives_the_same_bytes_however_it_is_cut() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        Ipv6MapWriter once = Ipv6Model.writer(whole);
        once.range(5, 9, 8, 4, 3);
        once.finish();
        ByteArrayOutputStream cut = new ByteArrayOutputStream();
        Ipv6MapWriter often = Ipv6Model.writer(cut);
        often.range(5, 9, 5, -1, 3);
        often.range(6, 0, 6, -1, 3);
        often.range(7, 0, 8, 3, 3);
        often.range(8, 4, 8, 4, 3);
        often.finish();
        assertThat(cut.toByteArray()).isEqualTo(whole.toByteArray());
    }

    @Test
    void the_largest_number_has_its_mask() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Ipv6MapWriter writer = new Ipv6MapWriter(value -> value, buffer -> {
            byte[] piece = new byte[buffer.remaining()];
            buffer.get(piece);
            bytes.writeBytes(piece);
        });
        writer.range(1, 0, 1, 0, 1 << 24);
        writer.finish();
        Ipv6Map map = Ipv6Map.over(MemorySegment.ofArray(bytes.toByteArray()));
        assertThat(map.value(1, 0)).isEqualTo(1 << 24);
        assertThat(map.masksIn(1, 0, 60)).isEqualTo(1 << 24);
    }

    @Test
    void a_map_is_read_anywhere_in_a_larger_segment() {
        Random random = new Random(6);
        Ipv6Model model = Ipv6Model.random(random, 2_000, 50, 10);
        byte[] bytes = model.bytes();
        byte[] larger = new byte[bytes.length + 20];
        Arrays.fill(larger, (byte) 0xff);
        System.arraycopy(bytes, 0, larger, 13, bytes.length);
        Ipv6Map map = Ipv6Map.over(MemorySegment.ofArray(larger).asSlice(13));
        checkValues(map, model, addresses(model, random, 100, 10));
    }

    @Test
    void the_writer_refuses_what_is_no_ascending_range() {
        Ipv6MapWriter writer = Ipv6Model.writer(new ByteArrayOutputStream());
        writer.range(-2, 5, -2, 9, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> writer.range(-2, 9, -2, 12, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.range(5, 0, 5, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.range(-1, 5, -1, 4, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.range(-1, 5, -2, 6, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.range(-1, 5, -1, 6, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.range(-1, 5, -1, 6, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.range(-1, 5, -1, 6, (1 << 24) + 1));
        writer.range(-2, 10, -1, -1, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> writer.range(0, 0, 0, 0, 1));
    }

    @Test
    void bytes_cut_anywhere_are_refused_with_a_reason() {
        byte[] bytes = Ipv6Model.random(new Random(7), 100, 9, 6).bytes();
        for (int length = 0; length < bytes.length; length++) {
            MemorySegment cut = MemorySegment.ofArray(bytes).asSlice(0, length);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Ipv6Map.over(cut))
                    .withMessageContaining("not an IPv6");
        }
    }

    @Test
    void any_byte_changed_gives_an_end() {
        Random random = new Random(8);
        Ipv6Model model = Ipv6Model.random(random, 80, 9, 6);
        byte[] bytes = model.bytes();
        List<Address> addresses = addresses(model, random, 10, 6);
        int refused = 0;
        for (int at = 0; at < bytes.length; at++) {
            for (int change : new int[] {1, 0xff}) {
                byte[] damaged = bytes.clone();
                damaged[at] ^= (byte) change;
                refused += ends(damaged, addresses) ? 0 : 1;
            }
        }
        assertThat(refused).isPositive();
    }

    /** Whether every question has an answer; one without ends in an exception of these kinds. */
    private static boolean ends(byte[] damaged, List<Address> addresses) {
        boolean answered = true;
        for (Address address : addresses) {
            try {
                Ipv6Map map = Ipv6Map.over(MemorySegment.ofArray(damaged));
                map.value(address.high(), address.low());
                map.masksIn(address.high(), address.low(), (int) (address.low() & 127));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                answered = false;
            }
        }
        return answered;
    }

    private static void checkValues(Ipv6Map map, Ipv6Model model, List<Address> addresses) {
        long[] highs = addresses.stream().mapToLong(Address::high).toArray();
        long[] lows = addresses.stream().mapToLong(Address::low).toArray();
        int[] expected = addresses.stream().mapToInt(model::value).toArray();
        int[] oneByOne = new int[expected.length];
        for (int i = 0; i < expected.length; i++) {
            oneByOne[i] = map.value(highs[i], lows[i]);
        }
        int[] together = new int[expected.length];
        map.values(highs, lows, expected.length, together);
        assertThat(oneByOne).isEqualTo(expected);
        assertThat(together).isEqualTo(expected);
    }

    private static void checkMasks(Ipv6Map map, Ipv6Model model, Address address, int step) {
        for (int bits = 0; bits <= 128; bits += step) {
            assertThat(map.masksIn(address.high(), address.low(), bits))
                    .as("%s/%d", address, bits)
                    .isEqualTo(model.masksIn(address, bits));
        }
    }

    /** Every change with its neighbours, and others beside. */
    private static List<Address> addresses(Ipv6Model model, Random random, int others, int differentBits) {
        List<Address> addresses = new ArrayList<>(List.of(Address.FIRST, Address.LAST));
        for (Address change : model.changes()) {
            addresses.add(change);
            addresses.add(change.next());
            addresses.add(change.previous());
        }
        List<Address> changes = model.changes();
        for (int i = 0; i < others; i++) {
            Address any = Ipv6Model.address(random, differentBits);
            Address known = changes.get(random.nextInt(changes.size()));
            addresses.add(any);
            addresses.add(new Address(known.high(), any.low()));
        }
        return addresses;
    }
}
