package dev.recourse.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace();

    @Test
    void a_slow_disk_makes_pieces_smaller_to_an_end() {
        int before = pace.rows();
        pace.took(Duration.ofMillis(101));
        assertThat(pace.rows()).isEqualTo(before / 2);
        for (int i = 0; i < 9; i++) {
            pace.took(Duration.ofSeconds(3));
        }
        assertThat(pace.rows()).isEqualTo(Pace.FEWEST);
    }

    @Test
    void a_fast_disk_makes_them_larger_to_an_end_and_in_between_they_stay() {
        pace.took(Duration.ofMillis(24));
        assertThat(pace.rows()).isEqualTo(Pace.MOST);
        pace.took(Duration.ofMillis(1));
        pace.took(Duration.ofMillis(60));
        assertThat(pace.rows()).isEqualTo(Pace.MOST);
    }

    @Test
    void every_piece_is_large_to_the_queue() {
        assertThat(Pace.FEWEST).isGreaterThan(CommitQueue.SMALL);
    }
}
