package dev.recourse.hub.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.Prefix;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void a_size_is_said_in_what_people_count() {
        assertThat(size("192.0.2.1")).isEqualTo("this address only");
        assertThat(size("2001:db8::1")).isEqualTo("this address only");
        assertThat(size("192.0.2.0/24")).isEqualTo("a range of 256 addresses");
        assertThat(size("198.51.0.0/16")).isEqualTo("a range of 65,536 addresses");
        assertThat(size("2001:db8::/120")).isEqualTo("a range of 256 addresses");
        assertThat(size("2001:db8::/64")).isEqualTo("one IPv6 network (/64), as a single customer has it");
        assertThat(size("2001:db8::/48")).isEqualTo("a range of 65,536 IPv6 networks of /64");
    }

    @Test
    void a_duration_is_said_in_its_largest_whole_unit() {
        assertThat(Words.duration(Duration.ofSeconds(1))).isEqualTo("1 second");
        assertThat(Words.duration(Duration.ofSeconds(90))).isEqualTo("90 seconds");
        assertThat(Words.duration(Duration.ofMinutes(5))).isEqualTo("5 minutes");
        assertThat(Words.duration(Duration.ofHours(12))).isEqualTo("12 hours");
        assertThat(Words.duration(Duration.ofDays(7))).isEqualTo("7 days");
        assertThat(Words.duration(Duration.ZERO)).isEqualTo("0 seconds");
    }

    @Test
    void a_time_is_said_with_its_zone() {
        assertThat(Words.time(Instant.parse("2026-11-04T03:04:59Z"))).isEqualTo("4 November 2026, 03:04 UTC");
    }

    private static String size(String prefix) {
        return Words.size(Prefix.parse(prefix));
    }
}
