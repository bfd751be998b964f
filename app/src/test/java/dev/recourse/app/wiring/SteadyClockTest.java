package dev.recourse.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.Prefix;
import dev.recourse.hub.store.StoreException;
import dev.recourse.testkit.FakeClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteadyClockTest {
    private static final Instant START = OpenedHub.START;

    private final FakeClock wall = new FakeClock(START);
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final SteadyClock clock = new SteadyClock(wall, nanos::get);

    /** Both clocks go on. */
    private void pass(Duration time) {
        wall.advance(time);
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void it_shows_the_wall_clock() {
        pass(Duration.ofDays(3));
        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(3)));
        assertThat(clock.deciding().instant()).isEqualTo(clock.instant());
        assertThat(clock.trouble()).isEmpty();
    }

    @Test
    void corrections_within_the_limit_are_followed_and_never_add_up() {
        wall.advance(SteadyClock.LIMIT);
        assertThat(clock.deciding().instant()).isEqualTo(START.plus(SteadyClock.LIMIT));
        for (int day = 0; day < 30; day++) {
            pass(Duration.ofDays(1));
            wall.advance(Duration.ofMinutes(-10));
            assertThat(clock.deciding().instant()).isEqualTo(wall.instant());
        }
        assertThat(clock.trouble()).isEmpty();
    }

    @Test
    void after_a_jump_ahead_the_time_goes_on_from_before_it_and_nothing_is_decided() {
        pass(Duration.ofMinutes(10));
        wall.advance(Duration.ofHours(3));
        pass(Duration.ofMinutes(5));

        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofMinutes(15)));
        assertThatThrownBy(() -> clock.deciding().instant())
                .isInstanceOf(StoreException.class)
                .hasMessage("the clock of this machine jumped 3 h 0 min ahead while Recourse ran (or the machine was"
                        + " suspended), so nothing is listed, removed or expired, and DNS goes on by the time before the"
                        + " jump: set the clock right, or restart Recourse if the new time is right");
        pass(Duration.ofDays(2));
        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(2)).plus(Duration.ofMinutes(15)));
    }

    @Test
    void after_a_jump_back_the_same() {
        pass(Duration.ofMinutes(10));
        wall.advance(SteadyClock.LIMIT.plusSeconds(1).negated());

        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofMinutes(10)));
        assertThat(clock.trouble()).get().asString().startsWith("the clock of this machine jumped 1 h 0 min back");
    }

    @Test
    void a_clock_set_right_is_followed_again() {
        List<String> said = new ArrayList<>();
        ClockWatch watch = new ClockWatch(clock, said::add);
        assertThat(watch.right()).isTrue();
        wall.advance(Duration.ofDays(400));
        pass(Duration.ofMinutes(10));
        assertThat(watch.right()).isFalse();
        pass(Duration.ofHours(2));
        assertThat(watch.right()).isFalse();
        wall.advance(Duration.ofDays(-400).plusSeconds(7));

        assertThat(watch.right()).isTrue();
        assertThat(clock.deciding().instant()).isEqualTo(wall.instant());
        assertThat(said)
                .satisfiesExactly(
                        jumped -> assertThat(jumped).contains("jumped 9600 h 0 min ahead"),
                        right -> assertThat(right).contains("right again"));
    }

    @Test
    void a_jump_ends_no_listing_and_stamps_nothing_into_the_journal(@TempDir Path folder) throws Exception {
        try (OpenedHub opened = OpenedHub.in(folder, clock)) {
            opened.list("192.0.2.1");
            wall.advance(Duration.ofDays(30));
            pass(Duration.ofMinutes(30));

            assertThatThrownBy(() -> opened.hub().engine().sweepExpired())
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("jumped 720 h 0 min ahead");
            assertThatThrownBy(() -> opened.list("192.0.2.2"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("the clock of this machine jumped");
            assertThatThrownBy(() -> opened.hub().engine().remove("rbl", Prefix.parse("192.0.2.1"), "asked for"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("the clock of this machine jumped");
            assertThat(opened.listed("192.0.2.1")).isTrue();
            assertThat(opened.hub().store().journal().head().serial()).isEqualTo(1);

            // By its own time it ends.
            pass(Duration.ofMinutes(30));
            assertThat(opened.listed("192.0.2.1")).isFalse();
        }
    }
}
