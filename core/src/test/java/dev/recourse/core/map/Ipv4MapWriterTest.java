package dev.recourse.core.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class Ipv4MapWriterTest {
    private final List<Integer> pieces = new ArrayList<>();
    private final List<Integer> asked = new ArrayList<>();
    private final Ipv4MapWriter writer = new Ipv4MapWriter(
            value -> {
                asked.add(value);
                return 1;
            },
            piece -> {
                pieces.add(piece.remaining());
                piece.position(piece.limit());
            });

    @Test
    void a_range_before_the_last_one_is_refused() {
        writer.range(100, 200, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.range(50, 60, 1))
                .withMessage("range 00000032 to 0000003c is not in ascending order: 000000c9 is next");
    }

    @Test
    void a_range_over_the_last_one_is_refused() {
        writer.range(100, 200, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> writer.range(200, 300, 1));
        writer.range(201, 300, 1);
    }

    @Test
    void a_range_that_ends_before_it_begins_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> writer.range(2, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.range(-1, 1, 1));
    }

    @Test
    void nothing_comes_after_the_last_address() {
        writer.range(-1, -1, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> writer.range(-1, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.range(0, 0, 1));
    }

    @Test
    void a_value_that_is_none_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> writer.range(1, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.range(1, 1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.range(1, 1, 1 << 24));
        writer.range(1, 1, (1 << 24) - 1);
    }

    @Test
    void a_finished_map_takes_nothing_more() {
        writer.finish();
        assertThatIllegalStateException().isThrownBy(() -> writer.range(1, 1, 1));
        assertThatIllegalStateException().isThrownBy(writer::finish);
    }

    @Test
    void a_mask_is_asked_for_once_when_its_bucket_is_complete() {
        writer.range(0, 0, 7);
        writer.range(2, 2, 7);
        assertThat(asked).isEmpty();
        writer.range(0x10000, 0x10000, 9);
        assertThat(asked).containsExactly(7);
        writer.range(0x20000, 0x20000, 7);
        writer.finish();
        assertThat(asked).containsExactly(7, 9);
    }

    @Test
    void what_is_complete_goes_to_the_sink_in_pieces_of_bounded_size() {
        for (int i = 0; i < 3_000_000; i++) {
            writer.range(i, i, 1 + i % 1000);
        }
        int before = pieces.stream().mapToInt(Integer::intValue).sum();
        long length = writer.finish();
        assertThat(before).isGreaterThan(5_000_000);
        assertThat(pieces).allMatch(piece -> piece <= 2 * Ipv4Layout.MAX_BUCKET_BYTES);
        assertThat(pieces.stream().mapToLong(Integer::longValue).sum()).isEqualTo(length);
    }
}
