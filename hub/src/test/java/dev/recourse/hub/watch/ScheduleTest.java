package dev.recourse.hub.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.PtrClass;
import dev.recourse.core.rdns.UnknownCause;
import dev.recourse.hub.store.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final IpAddress ADDRESS = IpAddress.parse("192.0.2.1");

    private static Reading read(Duration unchangedFor, long ttl) {
        Reading.Found found = new Reading.Found(
                NOW,
                NOW.minus(unchangedFor),
                2,
                ttl,
                List.of("a.example.org"),
                PtrClass.NAMED,
                "r@1",
                Reading.Forward.CONFIRMED);
        return new Reading(Optional.of(found), Optional.empty(), NOW);
    }

    private static Reading failed(int times) {
        return new Reading(
                read(Duration.ZERO, 0).last(), Optional.of(new Reading.Trouble(NOW, UnknownCause.TIMEOUT, times)), NOW);
    }

    private static Duration next(Reading reading, boolean doubted) {
        return Duration.between(NOW, Schedule.next(ADDRESS, reading, doubted, NOW));
    }

    /** The share by which addresses are spread is an eighth at most. */
    private static void isAbout(Duration actual, Duration expected) {
        assertThat(actual).isBetween(expected, expected.plus(expected.dividedBy(8)));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT1M", "PT8M, PT1M", "PT16M, PT2M", "PT4H, PT30M", "PT8H, PT1H", "P30D, PT1H"})
    void while_somebody_waits_it_is_a_minute_and_then_longer_up_to_an_hour(Duration waited, Duration pause) {
        assertThat(Schedule.waiting(waited)).isEqualTo(pause);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0, PT1H",
        "PT0S, 300, PT1H",
        "PT0S, 7200, PT2H",
        "PT0S, 2147483647, P1D",
        "PT24H, 0, PT3H",
        "P300D, 0, P1D"
    })
    void else_it_is_the_ttl_or_the_age_from_an_hour_to_a_day(Duration age, long ttl, Duration pause) {
        isAbout(next(read(age, ttl), false), pause);
    }

    @Test
    void what_would_end_an_entry_is_looked_at_again_soon() {
        isAbout(next(read(Duration.ofDays(300), 86_400), true), Schedule.AGAIN);
    }

    @ParameterizedTest
    @CsvSource({"1, PT10M", "2, PT20M", "3, PT40M", "9, P1D", "2147483647, P1D"})
    void after_a_failure_it_is_twice_as_long_each_time(int failures, Duration pause) {
        isAbout(next(failed(failures), false), pause);
        isAbout(next(failed(failures), true), pause);
    }

    @Test
    void addresses_that_were_read_together_are_spread() {
        long different = IntStream.range(0, 256)
                .mapToObj(i -> Schedule.first(IpAddress.parse("192.0.2." + i), NOW))
                .peek(at -> assertThat(at).isBetween(NOW, NOW.plus(Schedule.HOUR)))
                .distinct()
                .count();
        assertThat(different).isGreaterThan(200);
    }
}
