package dev.recourse.core.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bytes that are no map, or not any more. */
class Ipv4MapDamageTest {
    private static final int BASE = 0xc0000200;

    private final Random random = new Random(5);
    private final byte[] whole = painting().bytes(value -> value);
    private final int[] addresses =
            random.ints(64, BASE - 70_000, BASE + 70_000).toArray();

    private Ipv4Painting painting() {
        Ipv4Painting painting = new Ipv4Painting();
        for (int leaf = 0; leaf < 40; leaf++) {
            for (int i = 0; i < 1 << leaf % 9; i++) {
                painting.prefix(BASE + (leaf << 8) + random.nextInt(256), 32, 1 + random.nextInt(400));
            }
        }
        painting.prefix(BASE + (1 << 16), 16, 5);
        return painting;
    }

    @Test
    void a_map_that_is_cut_anywhere_is_refused() {
        MemorySegment bytes = MemorySegment.ofArray(whole);
        for (int length = 0; length < whole.length; length++) {
            MemorySegment cut = bytes.asSlice(0, length);
            assertThatIllegalArgumentException().isThrownBy(() -> Ipv4Map.over(cut));
        }
    }

    @Test
    void every_changed_byte_gives_a_number_or_an_exception() {
        MemorySegment bytes = Ipv4Painting.segment(whole);
        int read = 0;
        for (int at = 0; at < whole.length; at++) {
            byte was = bytes.get(Ipv4Layout.BYTE, at);
            bytes.set(Ipv4Layout.BYTE, at, (byte) (was ^ 1 + random.nextInt(255)));
            read += read(bytes);
            bytes.set(Ipv4Layout.BYTE, at, was);
        }
        assertThat(read).isGreaterThan(whole.length * 60);
    }

    @Test
    void noise_gives_a_number_or_an_exception() {
        int read = 0;
        for (int round = 0; round < 200; round++) {
            byte[] noise = new byte[whole.length];
            random.nextBytes(noise);
            System.arraycopy(whole, 0, noise, 0, 8);
            System.arraycopy(whole, whole.length - 24, noise, whole.length - 24, 24);
            read += read(MemorySegment.ofArray(noise));
        }
        assertThat(read).isGreaterThan(200);
    }

    @Test
    void the_reason_is_said() {
        byte[] bytes = whole.clone();
        bytes[0]++;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ipv4Map.over(MemorySegment.ofArray(bytes)))
                .withMessage("not an IPv4 map: it has another beginning");
    }

    /** How many questions got a number. */
    private int read(MemorySegment bytes) {
        int numbers = 0;
        try {
            Ipv4Map map = Ipv4Map.over(bytes);
            for (int address : addresses) {
                numbers += answered(() -> map.value(address));
            }
            for (int length : new int[] {8, 16, 24, 30}) {
                numbers += answered(() -> map.masksIn(BASE + 512, length));
            }
            numbers += answered(() -> map.values(addresses, addresses.length, new int[64]));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("not an IPv4 map: ");
        }
        return numbers;
    }

    private static int answered(Runnable question) {
        try {
            question.run();
            return 1;
        } catch (IndexOutOfBoundsException e) {
            return 0;
        }
    }
}
