package dev.recourse.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.Actor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What large changes do, and what happens to them between staging, commit and settling. */
abstract class StagedContract extends StoreFixture {
    private static final int MANY = 7_000;

    private static List<Change> many() {
        return IntStream.range(0, MANY)
                .mapToObj(i -> (Change) add("2001:db8:0:" + Integer.toHexString(i) + "::/64"))
                .toList();
    }

    @Test
    void a_staged_change_is_seen_whole_or_not_at_all() {
        apply(add("192.0.2.1"));
        try (StagedChange change = stage()) {
            change.add(many());
            change.add(List.of(end("192.0.2.1")));
            assertThat(told()).containsExactly("ADD 192.0.2.1");
            assertThat(inForce()).containsExactly("LISTING 192.0.2.1");
            assertThat(store.listings().sources(Optional.empty()))
                    .containsExactly(new SourceCount("rbl", "feed", 1, 0));

            assertThat(change.commit()).isEqualTo(new ListingWriter.Committed(new Position(EPOCH, MANY + 2), MANY + 1));
        }
        assertThat(inForce()).hasSize(MANY).doesNotContain("LISTING 192.0.2.1");
        assertReplayIsInForce();
    }

    @Test
    void readers_see_no_difference_while_it_is_settled() {
        reopenUnsettled();
        apply(add("192.0.2.1"), add("192.0.2.2"), hole("192.0.2.3"), add("192.0.2.4"));
        try (StagedChange change = stage()) {
            change.add(many());
            change.add(
                    List.of(end("192.0.2.1"), addUntil("192.0.2.2", START.plusSeconds(60), ""), unhole("192.0.2.3")));
            change.add(List.of(hole("192.0.2.5")));
            change.commit();
        }
        List<String> before = inForce();
        List<SourceCount> counted = store.listings().sources(Optional.empty());
        assertThat(counted).containsExactly(new SourceCount("rbl", "feed", MANY + 2, 1));
        assertReplayIsInForce();
        // Overtaken before it is settled: what came later counts.
        apply(end("2001:db8:0:5::/64"), end("192.0.2.2"));
        apply(add("2001:db8:0:5::/64"), unhole("192.0.2.5"), add("192.0.2.1"));
        assertReplayIsInForce();

        store.settler().settle(() -> true);
        assertReplayIsInForce();
        assertThat(inForce()).hasSize(before.size() - 1);
        assertThat(raw().queryForObject("SELECT count(*) FROM pending", Long.class))
                .isZero();
        assertThat(raw().queryForObject("SELECT count(*) FROM listing", Long.class))
                .isEqualTo(MANY + 2L);
    }

    @Test
    void settling_goes_on_after_a_restart() {
        reopenUnsettled();
        try (StagedChange change = stage()) {
            change.add(many());
            change.commit();
        }
        reopen();
        // The next change of the same source waits for it.
        try (StagedChange change = stage()) {
            assertThat(raw().queryForObject("SELECT count(*) FROM listing", Long.class))
                    .isEqualTo(MANY);
            change.add(List.of(end("2001:db8:0:1::/64")));
            change.commit();
        }
        assertReplayIsInForce();
    }

    @Test
    void the_last_change_of_a_key_counts() {
        apply(add("192.0.2.9"));
        try (StagedChange change = stage()) {
            change.add(List.of(add("192.0.2.1"), end("192.0.2.1"), add("192.0.2.2")));
            change.add(List.of(add("192.0.2.1"), end("192.0.2.2"), end("192.0.2.9"), add("192.0.2.3")));
            change.add(List.of(addUntil("192.0.2.9", START.plusSeconds(60), "")));
            assertThat(change.commit().entries()).isEqualTo(3);
        }
        assertThat(told().subList(1, 4)).containsExactlyInAnyOrder("ADD 192.0.2.1", "ADD 192.0.2.3", "RENEW 192.0.2.9");
        assertReplayIsInForce();
    }

    @Test
    void what_a_decision_removes_after_staging_stays_removed() {
        apply(add("192.0.2.1"), add("192.0.2.2"), addUntil("192.0.2.3", START, ""), add("192.0.2.4"));
        try (StagedChange change = stage()) {
            change.add(List.of(
                    addUntil("192.0.2.1", START.plusSeconds(60), ""),
                    addUntil("192.0.2.2", START.plusSeconds(60), ""),
                    addUntil("192.0.2.3", START.plusSeconds(60), ""),
                    end("192.0.2.4"),
                    add("192.0.2.5"),
                    add("192.0.2.6")));
            store.writer().removeAndHold(List.of(end("192.0.2.1"), end("192.0.2.5")), Actor.OPERATOR);
            apply(end("192.0.2.2"), end("192.0.2.3", Action.EXPIRE), end("192.0.2.4"));
            change.add(List.of(add("192.0.2.1")));
            assertThat(change.commit().entries()).isEqualTo(2);
        }
        // Expired is no decision: the source still names it.
        assertThat(inForce()).containsExactly("LISTING 192.0.2.3", "LISTING 192.0.2.6");
        assertThat(store.writer().held("rbl", "feed"))
                .containsExactlyInAnyOrder(Prefix.parse("192.0.2.1"), Prefix.parse("192.0.2.5"));
        assertReplayIsInForce();
    }

    @Test
    void one_change_of_a_source_at_a_time() {
        try (StagedChange change = stage();
                StagedChange other = store.writer().stage("rbl", "other", Actor.IMPORT)) {
            change.add(List.of(add("192.0.2.1")));
            assertThatThrownBy(this::stage)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("another change of source feed on list rbl is under way");
            other.add(List.of(add("192.0.2.1", "other")));
            other.commit();
        }
        stage().close();
        assertThat(told()).containsExactly("ADD 192.0.2.1");
    }

    @Test
    void a_change_that_could_not_be_given_up_does_not_block_its_source() {
        StagedChange change = stage();
        change.add(List.of(add("192.0.2.1")));
        raw().execute("ALTER TABLE held_release RENAME TO out_of_reach");
        change.close();
        raw().execute("ALTER TABLE out_of_reach RENAME TO held_release");

        try (StagedChange next = stage()) {
            assertThatThrownBy(() -> change.add(List.of(add("192.0.2.2")))).isInstanceOf(StoreException.class);
            next.add(List.of(add("192.0.2.3")));
            next.commit();
        }
        assertThat(told()).containsExactly("ADD 192.0.2.3");
        assertReplayIsInForce();
    }

    @Test
    void what_is_not_its_own_is_refused() {
        try (StagedChange change = stage()) {
            assertThatThrownBy(() -> change.add(List.of(add("192.0.2.1", "other"))))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> change.add(List.of(new Change.Exempt(
                            "rbl", Prefix.parse("192.0.2.1"), "feed", "asked for", Optional.empty()))))
                    .isInstanceOf(IllegalArgumentException.class);
            // Whether a listing is over is known at the commit only, and nobody looks again there.
            assertThatThrownBy(() -> change.add(List.of(end("192.0.2.1", Action.EXPIRE))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void what_was_not_committed_is_swept_away_at_the_next_start() {
        StagedChange change = stage();
        change.add(many());
        change.release(List.of(Prefix.parse("192.0.2.1")));
        reopenUnsettled();

        assertThatThrownBy(change::commit).isInstanceOf(StoreException.class);
        assertThat(inForce()).isEmpty();
        store.settler().settle(() -> true);
        assertThat(raw().queryForObject("SELECT count(*) FROM journal", Long.class))
                .isZero();
        assertThat(raw().queryForObject("SELECT count(*) FROM held_release", Long.class))
                .isZero();
        assertThat(raw().queryForObject("SELECT count(*) FROM journal_block", Long.class))
                .isEqualTo(1);
    }

    /** Every mixture of small changes, staged ones, decisions and settling on few keys, told apart by the journal alone. */
    @Test
    void in_every_mixture_what_is_in_force_is_what_the_journal_says() {
        reopenUnsettled();
        Random random = new Random(20_261_124);
        Optional<StagedChange> open = Optional.empty();
        for (int i = 0; i < 400; i++) {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> store.writer().apply(some(random), Actor.ENGINE);
                case 3 -> store.writer().removeAndHold(List.of(end("192.0.2." + random.nextInt(12))), Actor.OPERATOR);
                case 4, 5 -> {
                    if (open.isEmpty()) {
                        open = Optional.of(stage());
                    }
                    open.get()
                            .add(some(random).stream()
                                    .filter(StagedContract::staged)
                                    .toList());
                }
                case 6 -> {
                    open.ifPresent(StagedChange::commit);
                    open = Optional.empty();
                }
                default -> {
                    if (random.nextInt(3) == 0) {
                        store.settler().settle(() -> true);
                        try (StagedChange release = store.writer().stage("rbl", "other", Actor.IMPORT)) {
                            release.release(List.copyOf(store.writer().held("rbl", "other")));
                            release.commit();
                        }
                    }
                }
            }
            assertReplayIsInForce();
            clock.advance(Duration.ofMillis(300));
        }
        assertThat(journal()).hasSizeGreaterThan(300);
    }

    private static boolean staged(Change change) {
        return !(change instanceof Change.End end && end.action() == Action.EXPIRE);
    }

    private List<Change> some(Random random) {
        List<Change> changes = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            String prefix = "192.0.2." + random.nextInt(12);
            changes.add(
                    switch (random.nextInt(6)) {
                        case 0, 1 -> addUntil(prefix, clock.instant().plusSeconds(random.nextInt(3)), "");
                        case 2 -> end(prefix);
                        case 3 -> end(prefix, Action.EXPIRE);
                        case 4 -> hole(prefix);
                        default -> unhole(prefix);
                    });
        }
        return changes;
    }
}
