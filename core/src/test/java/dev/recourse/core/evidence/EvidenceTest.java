package dev.recourse.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.listing.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The value, its times, and what strangers see of a number. */
class EvidenceTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    private static Evidence evidence(String source, String id, String address, String note) {
        return new Evidence(source, id, IpAddress.parse(address), EvidenceKind.SPAM, NOW.plusNanos(1_234_567), note);
    }

    @Test
    void a_unit_is_the_address_and_of_ipv6_its_64() {
        assertThat(evidence("t", "1", "192.0.2.1", "").unit()).hasToString("192.0.2.1");
        assertThat(evidence("t", "1", "::ffff:192.0.2.1", "").unit()).hasToString("192.0.2.1");
        assertThat(evidence("t", "1", "2001:db8::1:2:3:4", "").unit()).hasToString("2001:db8::/64");
    }

    @Test
    void a_time_is_kept_to_the_millisecond() {
        assertThat(evidence("t", "1", "192.0.2.1", "").seenAt()).isEqualTo(NOW.plusMillis(1));
    }

    @Test
    void what_has_not_its_form_is_refused() {
        for (String id : List.of("", "a b", "a\tb", "é", "x".repeat(129))) {
            assertThatThrownBy(() -> evidence("t", id, "192.0.2.1", "")).isInstanceOf(RefusedException.class);
        }
        for (String note : List.of("a\nb", "\u0000", "\u0085", "x".repeat(201))) {
            assertThatThrownBy(() -> evidence("t", "1", "192.0.2.1", note)).isInstanceOf(RefusedException.class);
        }
        assertThatThrownBy(() -> evidence("a trap", "1", "192.0.2.1", "")).isInstanceOf(RefusedException.class);
    }

    @Test
    void without_an_id_the_same_kind_address_and_millisecond_are_the_same() {
        Evidence a = Evidence.withoutId("t", IpAddress.parse("2001:DB8::1"), EvidenceKind.BURST, NOW, "");
        assertThat(a.id()).isEqualTo("burst-2001:db8::1-" + NOW.toEpochMilli());
        assertThat(Evidence.withoutId("t", IpAddress.parse("2001:db8:0::1"), EvidenceKind.BURST, NOW, "x")
                        .id())
                .isEqualTo(a.id());
    }

    @Test
    void what_is_in_the_future_or_older_than_it_is_kept_is_refused() {
        Duration kept = EvidenceKind.BURST.retention();
        assertThat(EvidenceTimes.refusal(EvidenceKind.BURST, NOW.plus(EvidenceTimes.AHEAD), NOW))
                .isEmpty();
        assertThat(EvidenceTimes.refusal(
                        EvidenceKind.BURST, NOW.plus(EvidenceTimes.AHEAD).plusMillis(1), NOW))
                .get()
                .asString()
                .contains("in the future");
        assertThat(EvidenceTimes.refusal(EvidenceKind.BURST, NOW.minus(kept), NOW))
                .isEmpty();
        assertThat(EvidenceTimes.refusal(EvidenceKind.BURST, NOW.minus(kept).minusMillis(1), NOW))
                .get()
                .asString()
                .contains("too long ago", "30 days");
    }

    @Test
    void strangers_see_a_number_in_steps() {
        assertThat(List.of(1, 2, 3, 4, 9, 10, 999, 1_000, 5_000).stream()
                        .map(n -> ShownCount.of(n).atLeast()))
                .containsExactly(1, 2, 3, 3, 5, 10, 500, 1_000, 1_000);
        assertThat(ShownCount.of(1).words()).isEqualTo("once");
        assertThat(ShownCount.of(4).words()).isEqualTo("at least 3 times");
        assertThatThrownBy(() -> ShownCount.of(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_kind_is_read_by_its_word() {
        assertThat(EvidenceKind.tryParse("Spam")).contains(EvidenceKind.SPAM);
        assertThat(EvidenceKind.tryParse("ham")).isEmpty();
        assertThat(EvidenceKind.choices()).isEqualTo("spam, burst, relay, delivered");
    }
}
