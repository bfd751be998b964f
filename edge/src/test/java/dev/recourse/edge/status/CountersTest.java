package dev.recourse.edge.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.dns.CheckedCookie.Standing;
import dev.recourse.edge.answer.Outcome;
import dev.recourse.edge.answer.Transport;
import org.junit.jupiter.api.Test;

class CountersTest {
    private final Counters counters = new Counters();

    @Test
    void each_outcome_of_each_transport_is_counted_for_itself() {
        for (Transport transport : Transport.values()) {
            for (Outcome outcome : Outcome.values()) {
                assertThat(counters.queries(transport, outcome)).isZero();
                counters.count(transport, outcome);
                assertThat(counters.queries(transport, outcome)).isEqualTo(1);
            }
        }
        assertThat(counters.queries(Outcome.DATA)).isEqualTo(2);
    }

    @Test
    void each_event_is_counted_for_itself_by_whoever_has_its_adder_too() {
        for (Event event : Event.values()) {
            assertThat(counters.events(event)).isZero();
            counters.count(event);
            counters.adder(event).increment();
            assertThat(counters.events(event)).isEqualTo(2);
        }
    }

    @Test
    void cookies_are_counted_by_what_they_are_worth() {
        for (Standing standing : Standing.values()) {
            counters.count(standing);
        }
        assertThat(counters.events(Event.COOKIE_CLIENT_ONLY)).isEqualTo(1);
        assertThat(counters.events(Event.COOKIE_VALID)).isEqualTo(1);
        assertThat(counters.events(Event.COOKIE_INVALID)).isEqualTo(1);
    }

    @Test
    void sizes_are_counted_by_the_next_power_of_two() {
        ReplySizes sizes = counters.replySizes(Transport.UDP);
        for (int length : new int[] {1, 2, 3, 4, 5, 512, 513, 65_535}) {
            sizes.count(length);
        }
        assertThat(new long[] {
                    sizes.replies(0),
                    sizes.replies(1),
                    sizes.replies(2),
                    sizes.replies(3),
                    sizes.replies(9),
                    sizes.replies(10),
                    sizes.replies(16)
                })
                .containsExactly(1, 1, 2, 1, 1, 1, 1);
        assertThat(sizes.octets()).isEqualTo(1 + 2 + 3 + 4 + 5 + 512 + 513 + 65_535);
    }
}
