package dev.recourse.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.evidence.Evidence;
import dev.recourse.core.evidence.EvidenceKind;
import dev.recourse.core.evidence.EvidenceRule;
import dev.recourse.core.evidence.Judgement;
import dev.recourse.core.evidence.Sighting;
import dev.recourse.core.evidence.Standing;
import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the store does with evidence. The judge here lists whatever has a sighting left, and notes what it was shown. */
abstract class EvidenceContract extends StoreFixture {
    private static final Instant LATER = START.plus(Duration.ofDays(7));

    private final List<Standing> shown = new ArrayList<>();

    private Ruling judge(EvidenceRule rule, Standing standing, Instant at) {
        shown.add(standing);
        Prefix unit = standing.unit();
        if (standing.sightings().isEmpty()) {
            Change end = new Change.End(rule.list(), unit, rule.criterion(), EvidenceRule.SOURCE, Action.REMOVE);
            return new Ruling(rule, unit, new Judgement.NotListed(0, 0), List.of(end));
        }
        Listing listing = Listing.of(
                RULES,
                RULES.criterion(rule.list(), rule.criterion()),
                unit,
                EvidenceRule.SOURCE,
                Optional.of(LATER),
                "");
        return new Ruling(rule, unit, new Judgement.Listed(LATER), List.of(new Change.Add(listing)));
    }

    private static Evidence spam(String source, String id, String address) {
        return seen(source, id, address, EvidenceKind.SPAM, START);
    }

    private static Evidence seen(String source, String id, String address, EvidenceKind kind, Instant seenAt) {
        return new Evidence(source, id, IpAddress.parse(address), kind, seenAt, "a note");
    }

    private Taking take(Evidence... evidence) {
        return store.evidenceWriter().take(List.of(evidence), this::judge);
    }

    private List<String> idsOn(String unit) {
        return store.evidence().newest(Prefix.parse(unit), 1_000).stream()
                .map(kept -> kept.evidence().id())
                .toList();
    }

    private void tidy() {
        while (store.evidenceWriter().tidyWithdrawn(this::judge).evidence() > 0) {}
    }

    @Test
    void evidence_and_its_listing_are_there_together() {
        Taking taking = take(spam("trap", "a", "192.0.2.1"));

        assertThat(taking).isInstanceOfSatisfying(Taking.Taken.class, taken -> {
            assertThat(taken.kept()).isEqualTo(1);
            assertThat(taken.repeated()).isZero();
            assertThat(taken.position()).isEqualTo(new Position(EPOCH, 1));
            assertThat(taken.rulings()).singleElement().extracting(Ruling::unit).isEqualTo(Prefix.parse("192.0.2.1"));
        });
        assertThat(store.evidence().newest(Prefix.parse("192.0.2.1"), 10))
                .containsExactly(new KeptEvidence(spam("trap", "a", "192.0.2.1"), START));
        assertThat(told()).containsExactly("ADD 192.0.2.1");
        assertThat(journal().getFirst().actor()).isEqualTo(Actor.ENGINE);
        assertReplayIsInForce();
    }

    @Test
    void evidence_that_comes_again_changes_nothing_and_is_answered_the_same_way() {
        take(spam("trap", "a", "192.0.2.1"));
        shown.clear();
        Taking again =
                take(spam("trap", "a", "192.0.2.1"), spam("trap", "b", "192.0.2.2"), spam("trap", "b", "192.0.2.2"));

        assertThat(again).isInstanceOfSatisfying(Taking.Taken.class, taken -> {
            assertThat(taken.kept()).isEqualTo(1);
            assertThat(taken.repeated()).isEqualTo(2);
        });
        assertThat(shown).extracting(Standing::unit).containsExactly(Prefix.parse("192.0.2.2"));
        assertThat(idsOn("192.0.2.1")).containsExactly("a");
    }

    @Test
    void an_id_that_says_something_else_refuses_all_of_it() {
        take(spam("trap", "a", "192.0.2.1"));
        Taking taking = take(spam("trap", "b", "192.0.2.2"), spam("trap", "a", "192.0.2.3"));

        assertThat(taking).isInstanceOfSatisfying(Taking.Refused.class, refused -> {
            assertThat(refused.index()).isEqualTo(1);
            assertThat(refused.reason()).contains("'a'", "spam of 192.0.2.1", "give this one another");
        });
        assertThat(idsOn("192.0.2.2")).isEmpty();
        assertThat(told()).containsExactly("ADD 192.0.2.1");
    }

    @Test
    void ids_of_two_sources_have_nothing_to_do_with_each_other() {
        take(spam("trap", "a", "192.0.2.1"), spam("other", "a", "192.0.2.2"));
        assertThat(idsOn("192.0.2.1")).containsExactly("a");
        assertThat(idsOn("192.0.2.2")).containsExactly("a");
    }

    @Test
    void a_rule_is_shown_the_newest_sightings_of_its_kind_newest_first() {
        take(IntStream.range(0, 100)
                .mapToObj(i -> seen("trap", "s" + i, "192.0.2.1", EvidenceKind.SPAM, START.minusSeconds(i)))
                .toArray(Evidence[]::new));
        take(seen("trap", "d", "192.0.2.1", EvidenceKind.DELIVERED, START));
        shown.clear();
        take(spam("other", "x", "192.0.2.1"));

        assertThat(shown.getFirst().sightings()).hasSize(Standing.SIGHTINGS);
        assertThat(shown.getFirst().sightings())
                .extracting(Sighting::seenAt)
                .isSortedAccordingTo((a, b) -> b.compareTo(a))
                .endsWith(START.minusSeconds(Standing.SIGHTINGS - 2));
        assertThat(shown.getFirst().sightings()).extracting(Sighting::source).contains("trap", "other");
    }

    @Test
    void many_units_at_once_are_each_shown_their_own() {
        take(IntStream.range(0, 200)
                .mapToObj(i -> spam("trap", "s" + i, "192.0.2." + i))
                .toArray(Evidence[]::new));
        assertThat(shown).hasSize(200).allSatisfy(s -> assertThat(s.sightings()).hasSize(1));
        assertThat(inForce()).hasSize(200);
        assertReplayIsInForce();
    }

    @Test
    void an_ipv6_address_counts_for_its_64() {
        take(spam("trap", "a", "2001:db8::1"), spam("trap", "b", "2001:db8::2"), spam("trap", "c", "2001:db8:0:1::1"));
        assertThat(inForce()).containsExactly("LISTING 2001:db8::/64", "LISTING 2001:db8:0:1::/64");
        assertThat(shown.getFirst().sightings()).hasSize(2);
        assertThat(store.evidence().seenSending(IpAddress.parse("2001:db8::9"), START))
                .isTrue();
        assertThat(store.evidence().seenSending(IpAddress.parse("2001:db8:0:2::1"), START))
                .isFalse();
    }

    @Test
    void a_rule_is_shown_what_stands_what_ended_and_what_was_removed() {
        take(spam("trap", "a", "192.0.2.1"));
        clock.advance(Duration.ofDays(8));
        expire("192.0.2.1");
        Instant expired = clock.instant();
        take(seen("trap", "b", "192.0.2.1", EvidenceKind.SPAM, expired));
        assertThat(shown.getLast().earlier()).isEqualTo(1);
        assertThat(shown.getLast().removedAt()).isEmpty();

        store.writer().removeAndHold(List.of(removal("192.0.2.1")), Actor.OPERATOR);
        clock.advance(Duration.ofHours(1));
        take(seen("trap", "c", "192.0.2.1", EvidenceKind.SPAM, clock.instant()));
        assertThat(shown.getLast().removedAt()).contains(expired);
        assertThat(shown.getLast().until()).isEmpty();
    }

    @Test
    void a_listing_that_is_over_and_not_swept_counts_as_ended() {
        take(spam("trap", "a", "192.0.2.1"));
        take(seen("trap", "b", "192.0.2.1", EvidenceKind.SPAM, START.plusMillis(1)));
        assertThat(shown.getLast().until()).contains(LATER);
        assertThat(shown.getLast().since()).contains(START);
        clock.advance(Duration.ofDays(8));
        take(seen("trap", "c", "192.0.2.1", EvidenceKind.SPAM, clock.instant()));
        assertThat(shown.getLast().until()).isEmpty();
        assertThat(shown.getLast().earlier()).isEqualTo(1);
    }

    @Test
    void what_an_import_dropped_was_no_removal() {
        try (StagedChange change = store.writer().stage("rbl", "feed", Actor.IMPORT)) {
            change.add(List.of(add("192.0.2.1")));
            change.commit();
        }
        try (StagedChange change = store.writer().stage("rbl", "feed", Actor.IMPORT)) {
            change.add(List.of(end("192.0.2.1")));
            change.commit();
        }
        assertThat(told()).containsExactly("ADD 192.0.2.1", "REMOVE 192.0.2.1");
        take(spam("trap", "a", "192.0.2.1"));
        assertThat(shown.getLast().removedAt()).isEmpty();
    }

    @Test
    void a_withdrawn_source_counts_for_nothing_at_once_and_its_listings_end() {
        take(spam("trap", "a", "192.0.2.1"), spam("trap", "b", "192.0.2.2"), spam("good", "c", "192.0.2.2"));
        clock.advance(Duration.ofMinutes(1));
        store.evidenceWriter().withdraw("trap");

        assertThat(store.evidence().seenSending(IpAddress.parse("192.0.2.1"), START))
                .isFalse();
        assertThat(store.evidence().sendersIn(Prefix.parse("192.0.2.0/24"), START, Optional.empty(), 10))
                .containsExactly(Prefix.parse("192.0.2.2"));
        assertThat(store.evidence().counts(Prefix.parse("192.0.2.1"))).isEmpty();
        assertThat(idsOn("192.0.2.2")).containsExactly("c");

        // As after kill -9 in between: what is left to do is in the store.
        reopen();
        tidy();
        assertThat(inForce()).containsExactly("LISTING 192.0.2.2");
        assertThat(told()).containsExactly("ADD 192.0.2.1", "ADD 192.0.2.2", "REMOVE 192.0.2.1");
        assertThat(raw().queryForObject("SELECT count(*) FROM evidence", Long.class))
                .isEqualTo(1);
        assertReplayIsInForce();
    }

    @Test
    void a_withdrawn_source_may_begin_again_with_new_evidence_and_not_with_old() {
        take(spam("trap", "a", "192.0.2.1"));
        clock.advance(Duration.ofMinutes(1));
        store.evidenceWriter().withdraw("trap");
        tidy();
        assertThat(take(spam("trap", "a", "192.0.2.1")))
                .isInstanceOfSatisfying(
                        Taking.Refused.class,
                        refused -> assertThat(refused.reason()).contains("trap", "withdrawn", "after that"));
        clock.advance(Duration.ofMinutes(1));
        assertThat(take(seen("trap", "n", "192.0.2.1", EvidenceKind.SPAM, clock.instant())))
                .isInstanceOf(Taking.Taken.class);
        tidy();
        assertThat(idsOn("192.0.2.1")).containsExactly("n");
    }

    @Test
    void what_is_too_old_goes_by_kind_and_in_pieces() {
        take(IntStream.range(0, 1_000)
                .mapToObj(i -> seen("mx", "d" + i, "192.0.2.1", EvidenceKind.DELIVERED, START.minusSeconds(60)))
                .toArray(Evidence[]::new));
        take(
                seen("mx", "new", "192.0.2.1", EvidenceKind.DELIVERED, START),
                seen("mx", "spam", "192.0.2.1", EvidenceKind.SPAM, START.minusSeconds(60)));

        assertThat(store.evidenceWriter().forget(EvidenceKind.DELIVERED, START)).isEqualTo(500);
        assertThat(store.evidenceWriter().forget(EvidenceKind.DELIVERED, START)).isEqualTo(500);
        assertThat(store.evidenceWriter().forget(EvidenceKind.DELIVERED, START)).isZero();
        assertThat(idsOn("192.0.2.1")).containsExactly("new", "spam");
    }

    @Test
    void senders_of_a_prefix_come_in_order_and_from_where_one_stopped() {
        take(
                seen("mx", "1", "192.0.2.7", EvidenceKind.DELIVERED, START),
                seen("mx", "2", "192.0.2.7", EvidenceKind.SPAM, START.minusSeconds(5)),
                seen("mx", "3", "192.0.2.9", EvidenceKind.DELIVERED, START.minusSeconds(60)),
                seen("mx", "4", "192.0.2.200", EvidenceKind.DELIVERED, START),
                seen("mx", "5", "198.51.100.1", EvidenceKind.DELIVERED, START),
                seen("mx", "6", "2001:db8::5", EvidenceKind.DELIVERED, START));

        assertThat(senders("192.0.2.0/24", START.minusSeconds(60), ""))
                .containsExactly("192.0.2.7", "192.0.2.9", "192.0.2.200");
        assertThat(senders("192.0.2.0/24", START.minusSeconds(10), "")).containsExactly("192.0.2.7", "192.0.2.200");
        assertThat(senders("192.0.2.0/24", START.minusSeconds(10), "192.0.2.7")).containsExactly("192.0.2.200");
        assertThat(senders("192.0.2.0/29", START.minusSeconds(60), "")).containsExactly("192.0.2.7");
        assertThat(senders("192.0.2.9", START.minusSeconds(60), "")).containsExactly("192.0.2.9");
        assertThat(senders("2001:db8::/32", START, "")).containsExactly("2001:db8::/64");
        assertThat(store.evidence().sendersIn(Prefix.ALL, START, Optional.empty(), 2))
                .hasSize(2);
        assertThat(senders("203.0.113.0/24", START, "")).isEmpty();
    }

    @Test
    void counts_are_of_each_kind_and_bounded() {
        for (int piece = 0; piece < 2; piece++) {
            int p = piece;
            take(IntStream.range(0, 600)
                    .mapToObj(i -> seen("mx", p + "-" + i, "192.0.2.1", EvidenceKind.DELIVERED, START.minusSeconds(i)))
                    .toArray(Evidence[]::new));
        }
        take(seen("mx", "s", "192.0.2.1", EvidenceKind.SPAM, START.minusSeconds(3)));
        assertThat(store.evidence().counts(Prefix.parse("192.0.2.1")))
                .containsExactlyInAnyOrder(
                        new EvidenceReader.Count(EvidenceKind.SPAM, 1, START.minusSeconds(3)),
                        new EvidenceReader.Count(EvidenceKind.DELIVERED, 1_000, START));
    }

    private List<String> senders(String prefix, Instant since, String after) {
        Optional<Prefix> behind = after.isEmpty() ? Optional.empty() : Optional.of(Prefix.parse(after));
        return store.evidence().sendersIn(Prefix.parse(prefix), since, behind, 10).stream()
                .map(Prefix::toString)
                .toList();
    }

    private void expire(String prefix) {
        store.writer().apply(List.of(ending(prefix, Action.EXPIRE)), Actor.ENGINE);
    }

    private static Change.End removal(String prefix) {
        return ending(prefix, Action.REMOVE);
    }

    private static Change.End ending(String prefix, Action action) {
        return new Change.End("rbl", Prefix.parse(prefix), "spam-source", EvidenceRule.SOURCE, action);
    }
}
