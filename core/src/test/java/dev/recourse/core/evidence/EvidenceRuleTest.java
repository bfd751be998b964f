package dev.recourse.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.Catalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The published rules, word by word. */
class EvidenceRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final EvidenceRule SPAM = EvidenceRule.of(EvidenceKind.SPAM).orElseThrow();
    private static final EvidenceRule BURST =
            EvidenceRule.of(EvidenceKind.BURST).orElseThrow();
    private static final EvidenceRule RELAY =
            EvidenceRule.of(EvidenceKind.RELAY).orElseThrow();

    /** Sightings as "source hoursAgo". */
    private static List<Sighting> seen(String... sightings) {
        return Arrays.stream(sightings)
                .map(s -> s.split(" "))
                .map(s -> new Sighting(s[0], NOW.minus(Duration.ofHours(Long.parseLong(s[1])))))
                .sorted(Comparator.comparing(Sighting::seenAt).reversed())
                .toList();
    }

    private static Standing standing(List<Sighting> sightings) {
        return standing(sightings, 0);
    }

    private static Standing standing(List<Sighting> sightings, int earlier) {
        return new Standing(
                Prefix.parse("192.0.2.1"), sightings, earlier, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Standing listed(List<Sighting> sightings, Instant since, Instant until) {
        return new Standing(
                Prefix.parse("192.0.2.1"), sightings, 0, Optional.empty(), Optional.of(since), Optional.of(until));
    }

    private static Standing removed(List<Sighting> sightings, Instant at) {
        return new Standing(
                Prefix.parse("192.0.2.1"), sightings, 0, Optional.of(at), Optional.empty(), Optional.empty());
    }

    private static Instant hours(long fromNow) {
        return NOW.plus(Duration.ofHours(fromNow));
    }

    @Test
    void every_rule_lists_for_a_criterion_of_its_list_no_longer_than_evidence_is_kept() {
        for (EvidenceRule rule : EvidenceRule.ALL) {
            assertThat(Catalogue.shipped().criterion(rule.list(), rule.criterion()))
                    .as(rule.id())
                    .isPresent();
            assertThat(rule.most()).isLessThanOrEqualTo(rule.kind().retention());
            // Else what was seen before a listing that ran to its end could count again after it.
            assertThat(rule.window())
                    .isLessThanOrEqualTo(rule.kind() == EvidenceKind.BURST ? rule.most() : rule.least());
            assertThat(rule.times()).isLessThan(Standing.SIGHTINGS);
        }
        assertThat(EvidenceRule.of(EvidenceKind.DELIVERED)).isEmpty();
    }

    @Test
    void spam_seen_once_or_twice_by_one_source_lists_nothing() {
        assertThat(SPAM.judge(standing(seen("trap 0")), NOW)).isEqualTo(new Judgement.NotListed(1, 1));
        assertThat(SPAM.judge(standing(seen("trap 0", "trap 1")), NOW)).isEqualTo(new Judgement.NotListed(2, 1));
    }

    @Test
    void spam_seen_by_two_sources_or_three_times_lists_for_a_week_after_the_last() {
        Judgement week = new Judgement.Listed(hours(7 * 24));
        assertThat(SPAM.judge(standing(seen("trap 0", "mx 167")), NOW)).isEqualTo(week);
        assertThat(SPAM.judge(standing(seen("trap 0", "mx 168")), NOW)).isEqualTo(week);
        assertThat(SPAM.judge(standing(seen("trap 0", "trap 1", "trap 2")), NOW))
                .isEqualTo(week);
    }

    @Test
    void what_is_further_apart_than_the_window_does_not_add_up() {
        assertThat(SPAM.judge(standing(seen("trap 0", "mx 169")), NOW)).isEqualTo(new Judgement.NotListed(1, 1));
        assertThat(SPAM.judge(standing(seen("trap 0", "trap 1", "trap 169")), NOW))
                .isEqualTo(new Judgement.NotListed(2, 1));
    }

    @Test
    void evidence_that_comes_late_lists_only_for_what_is_left() {
        assertThat(SPAM.judge(standing(seen("trap 100", "mx 101")), NOW)).isEqualTo(new Judgement.Listed(hours(68)));
        assertThat(SPAM.judge(standing(seen("trap 168", "mx 169")), NOW)).isInstanceOf(Judgement.NotListed.class);
    }

    @Test
    void one_more_sighting_renews_while_listed_and_never_shortens() {
        assertThat(SPAM.judge(listed(seen("trap 0", "mx 300"), hours(-300), hours(5)), NOW))
                .isEqualTo(new Judgement.Listed(hours(168)));
        assertThat(SPAM.judge(listed(seen("trap 0"), hours(-300), hours(999)), NOW))
                .isEqualTo(new Judgement.Listed(hours(999)));
        assertThat(SPAM.judge(listed(seen("trap 0"), hours(-300), hours(0)), NOW))
                .as("it is over, and one is not enough to begin anew")
                .isEqualTo(new Judgement.NotListed(1, 1));
    }

    @Test
    void repetition_doubles_up_to_a_limit() {
        assertThat(List.of(0, 1, 2, 3, 4, 1_000_000).stream().map(SPAM::lasting).map(Duration::toDays))
                .containsExactly(7L, 14L, 28L, 56L, 56L, 56L);
        assertThat(List.of(0, 1, 7, 8, 99).stream().map(BURST::lasting).map(Duration::toMinutes))
                .containsExactly(5L, 10L, 640L, 720L, 720L);
        assertThat(RELAY.lasting(3)).isEqualTo(Duration.ofDays(30));
        assertThat(SPAM.judge(standing(seen("trap 0", "mx 0"), 2), NOW))
                .isEqualTo(new Judgement.Listed(hours(28 * 24)));
    }

    @Test
    void a_burst_and_a_relay_are_enough_by_themselves() {
        assertThat(BURST.judge(standing(seen("mx 0")), NOW))
                .isEqualTo(new Judgement.Listed(NOW.plus(Duration.ofMinutes(5))));
        assertThat(RELAY.judge(standing(seen("test 0")), NOW)).isEqualTo(new Judgement.Listed(hours(30 * 24)));
    }

    @Test
    void the_end_does_not_tell_the_second_of_the_sighting() {
        List<Sighting> off = List.of(new Sighting("trap", NOW.plusMillis(1)), new Sighting("mx", NOW.plusMillis(1)));
        assertThat(SPAM.judge(standing(off), NOW)).isEqualTo(new Judgement.Listed(hours(7 * 24 + 1)));
        assertThat(BURST.judge(standing(off), NOW)).isEqualTo(new Judgement.Listed(NOW.plus(Duration.ofMinutes(6))));
    }

    @Test
    void after_a_removal_only_newer_evidence_counts() {
        assertThat(SPAM.judge(removed(seen("trap 0", "mx 1", "mx 2"), hours(0)), NOW))
                .isEqualTo(new Judgement.NotListed(0, 0));
        assertThat(SPAM.judge(removed(seen("trap 0", "mx 2"), hours(-1)), NOW))
                .isEqualTo(new Judgement.NotListed(1, 1));
        assertThat(SPAM.judge(removed(seen("trap 0", "mx 1", "mx 5"), hours(-2)), NOW))
                .isEqualTo(new Judgement.Listed(hours(168)));
    }

    @Test
    void what_remains_after_a_withdrawal_carries_the_listing_or_does_not() {
        // Listed by two traps 50 hours ago; one of them was withdrawn.
        assertThat(SPAM.judgeAgain(listed(seen("trap 50"), hours(-50), hours(118)), NOW))
                .isInstanceOf(Judgement.NotListed.class);
        // Three others are left, and the last of them was a renewal.
        assertThat(SPAM.judgeAgain(listed(seen("mx 20", "mx 160", "mx 165", "mx 170"), hours(-165), hours(148)), NOW))
                .isEqualTo(new Judgement.Listed(hours(148)));
        // The same without the renewal: over by now.
        assertThat(SPAM.judgeAgain(listed(seen("mx 170", "mx 171", "mx 172"), hours(-170), hours(148)), NOW))
                .isInstanceOf(Judgement.NotListed.class);
        assertThat(SPAM.judgeAgain(listed(List.of(), hours(-50), hours(118)), NOW))
                .isEqualTo(new Judgement.NotListed(0, 0));
    }

    @Test
    void what_was_seen_long_before_the_listing_does_not_carry_it() {
        // Enough for an older listing, which a long time for repeaters must not bridge to this one.
        Standing standing = new Standing(
                Prefix.parse("192.0.2.1"),
                seen("mx 10", "mx 500", "mx 501", "mx 502"),
                3,
                Optional.empty(),
                Optional.of(hours(-11)),
                Optional.of(hours(400)));
        assertThat(SPAM.judgeAgain(standing, NOW)).isInstanceOf(Judgement.NotListed.class);
    }
}
