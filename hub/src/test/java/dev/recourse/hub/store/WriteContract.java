package dev.recourse.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** What small changes do. */
abstract class WriteContract extends StoreFixture {

    @Test
    void a_new_listing_is_in_force_and_in_the_journal() {
        Instant until = START.plus(Duration.ofDays(7));
        ListingWriter.Committed committed = apply(addUntil("192.0.2.1", until, "seen"));

        assertThat(committed).isEqualTo(new ListingWriter.Committed(new Position(EPOCH, 1), 1));
        assertThat(store.journal().head()).isEqualTo(new Position(EPOCH, 1));
        assertThat(journal())
                .containsExactly(new JournalEntry(
                        1,
                        START,
                        Action.ADD,
                        "rbl",
                        Prefix.parse("192.0.2.1"),
                        Optional.of("spam-source@1"),
                        "feed",
                        Optional.of(until),
                        Actor.OPERATOR,
                        "seen"));
        assertThat(store.listings().at("rbl", Prefix.parse("192.0.2.1")))
                .containsExactly(new Row(
                        Row.Kind.LISTING,
                        1,
                        "rbl",
                        Prefix.parse("192.0.2.1"),
                        Optional.of("spam-source@1"),
                        "feed",
                        START,
                        Optional.of(until),
                        "seen"));
    }

    @Test
    void a_renewal_keeps_the_id_and_the_beginning() {
        apply(add("192.0.2.1"));
        clock.advance(Duration.ofMinutes(5));
        apply(addUntil("192.0.2.1", START.plus(Duration.ofDays(7)), "again"));

        assertThat(told()).containsExactly("ADD 192.0.2.1", "RENEW 192.0.2.1");
        Row row = store.listings().at("rbl", Prefix.parse("192.0.2.1")).getFirst();
        assertThat(row.serial()).isEqualTo(1);
        assertThat(row.since()).isEqualTo(START);
        assertThat(row.detail()).isEqualTo("again");
        assertReplayIsInForce();
    }

    @Test
    void what_changes_nothing_writes_nothing() {
        apply(add("192.0.2.1"), hole("192.0.2.0/24"));
        ListingWriter.Committed again = apply(
                add("192.0.2.1"),
                hole("192.0.2.0/24"),
                end("192.0.2.2"),
                unhole("192.0.2.2"),
                new Change.Unexempt("rbl", Prefix.parse("192.0.2.1"), "feed"));

        assertThat(again).isEqualTo(new ListingWriter.Committed(new Position(EPOCH, 2), 0));
        assertThat(journal()).hasSize(2);
    }

    @Test
    void changes_of_one_call_see_each_other() {
        ListingWriter.Committed committed =
                apply(add("192.0.2.1"), end("192.0.2.1"), add("192.0.2.1"), hole("192.0.2.9"), unhole("192.0.2.9"));

        assertThat(committed.entries()).isEqualTo(5);
        assertThat(inForce()).containsExactly("LISTING 192.0.2.1");
        assertReplayIsInForce();
    }

    @Test
    void an_exemption_is_one_a_prefix_and_ends_by_its_own_source() {
        Prefix prefix = Prefix.parse("2001:db8::/64");
        apply(new Change.Exempt("rbl", prefix, "owner", "a mail server", Optional.empty()));
        apply(new Change.Exempt("rbl", prefix, "operator", "asked for", Optional.empty()));
        apply(new Change.Unexempt("rbl", prefix, "owner"));

        assertThat(store.listings().exemptionAt("rbl", prefix).orElseThrow().source())
                .isEqualTo("operator");
        assertThat(store.listings().at("rbl", prefix)).isEmpty();
        assertReplayIsInForce();

        apply(new Change.Unexempt("rbl", prefix, "operator"));
        assertThat(store.listings().exemptionAt("rbl", prefix)).isEmpty();
        assertReplayIsInForce();
    }

    @Test
    void a_listing_that_was_renewed_before_the_sweep_came_round_does_not_expire() {
        apply(addUntil("192.0.2.1", START.plusMillis(1_500), ""), addUntil("192.0.2.2", START.plusMillis(1_500), ""));
        clock.advance(Duration.ofSeconds(1));
        // The sweep has read both as expired; this renewal is in front of it.
        apply(addUntil("192.0.2.1", START.plusSeconds(60), ""));
        apply(end("192.0.2.1", Action.EXPIRE), end("192.0.2.2", Action.EXPIRE));

        assertThat(inForce()).containsExactly("LISTING 192.0.2.1");
        assertThat(told().getLast()).isEqualTo("EXPIRE 192.0.2.2");
        assertReplayIsInForce();
    }

    @Test
    void what_has_no_end_does_not_expire() {
        apply(add("192.0.2.1"));
        assertThat(apply(end("192.0.2.1", Action.EXPIRE)).entries()).isZero();
        assertThat(inForce()).containsExactly("LISTING 192.0.2.1");
    }

    @Test
    void a_change_that_the_schema_refuses_writes_nothing_and_says_so() {
        assertThatThrownBy(() -> apply(add("192.0.2.1"), Unpublished.change("192.0.2.66"), add("192.0.2.3")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("nothing was changed");
        assertThat(journal()).isEmpty();
        assertThat(inForce()).isEmpty();
        assertThat(store.journal().head()).isEqualTo(new Position(EPOCH, 0));
        assertThat(apply(add("192.0.2.1")).position().serial()).isEqualTo(1);
    }

    @Test
    void the_schema_refuses_a_listing_without_a_criterion_valid_for_its_list() {
        String insert = "INSERT INTO listing (list, addr, bits, source, criterion, criterion_version, serial, since,"
                + " expires_at, detail) VALUES (?, ?, ?, 'feed', ?, 1, 1, 1, ?, '')";
        byte[] addr = Prefix.parse("192.0.2.1").first().toBytes();

        assertRefused(insert, "rbl", addr, 128, null, null);
        assertRefused(insert, "rbl", addr, 128, "burst", null);
        assertRefused(insert, "nolist", addr, 128, "spam-source", null);
        assertRefused(insert, "rbl", addr, 129, "spam-source", null);
        assertRefused(insert, "rbl", new byte[4], 128, "spam-source", null);
        assertRefused(insert, "rbl", addr, 128, "spam-source", -1L);
        assertRefused(insert, "rbl", addr, 128, "spam-source", Long.MAX_VALUE);
        assertThat(raw().update(insert, "rbl", addr, 128, "spam-source", 5L)).isEqualTo(1);
    }

    @Test
    void the_schema_refuses_an_action_that_is_none() {
        apply(add("192.0.2.1"));
        assertRefused("UPDATE journal SET action = 'FORGET'");
        assertRefused("UPDATE journal SET criterion = NULL, criterion_version = NULL");
        assertRefused("UPDATE journal SET actor = 'Jane'");
    }

    private void assertRefused(String statement, @Nullable Object... parameters) {
        assertThatThrownBy(() -> raw().update(statement, parameters)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void what_was_removed_by_a_decision_is_held_until_it_is_released() {
        apply(add("192.0.2.1"), add("192.0.2.2"));
        store.writer().removeAndHold(List.of(end("192.0.2.1"), end("192.0.2.77")), Actor.OPERATOR);

        assertThat(inForce()).containsExactly("LISTING 192.0.2.2");
        assertThat(store.writer().held("rbl", "feed")).containsExactly(Prefix.parse("192.0.2.1"));
        assertThat(store.writer().held("rbl", "other")).isEmpty();

        try (StagedChange change = stage()) {
            change.add(List.of(add("192.0.2.1"), add("192.0.2.3")));
            change.commit();
        }
        assertThat(inForce()).containsExactly("LISTING 192.0.2.2", "LISTING 192.0.2.3");

        try (StagedChange change = stage()) {
            change.release(List.of(Prefix.parse("192.0.2.1")));
            assertThat(store.writer().held("rbl", "feed")).isNotEmpty();
            assertThat(change.commit().entries()).isZero();
        }
        assertThat(store.writer().held("rbl", "feed")).isEmpty();
        assertReplayIsInForce();
    }

    @Test
    void time_in_the_journal_never_goes_back() {
        apply(add("192.0.2.1"));
        clock.set(START.minus(Duration.ofMinutes(59)));
        apply(add("192.0.2.2"));

        assertThat(journal()).extracting(JournalEntry::at).containsExactly(START, START);
    }

    @Test
    void a_clock_far_behind_the_journal_stops_writes_but_not_reads() {
        apply(add("192.0.2.1"));
        clock.set(START.minus(Duration.ofMinutes(61)));

        assertThatThrownBy(() -> apply(add("192.0.2.2")))
                .isInstanceOf(StoreException.class)
                .hasMessage("the clock is 1 h 1 min behind the journal: its last entry is of 2026-11-24T08:00:00Z,"
                        + " the clock says 2026-11-24T06:59:00Z; set the clock right, then try again");
        assertThatThrownBy(this::stage).isInstanceOf(StoreException.class);
        assertThat(told()).containsExactly("ADD 192.0.2.1");
        clock.set(START);
        apply(add("192.0.2.2"));
    }

    @Test
    void a_new_epoch_is_above_all_serials_before() {
        apply(add("192.0.2.1"), add("192.0.2.2"));
        assertThat(store.beginEpoch(0)).isEqualTo(new Position(EPOCH + 1, 2));
        assertThat(apply(add("192.0.2.3")).position()).isEqualTo(new Position(EPOCH + 1, 3));
        assertThat(journal()).extracting(JournalEntry::serial).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_new_epoch_is_above_what_is_known_from_elsewhere() {
        assertThat(store.beginEpoch(EPOCH - 5)).isEqualTo(new Position(EPOCH + 1, 0));
        assertThat(store.beginEpoch(EPOCH + 7)).isEqualTo(new Position(EPOCH + 8, 0));
    }

    @Test
    void listeners_hear_of_a_commit_before_its_caller_does() {
        AtomicInteger heard = new AtomicInteger();
        store.onCommit(() -> {
            throw new IllegalStateException("a listener's fault");
        });
        store.onCommit(heard::incrementAndGet);
        apply(add("192.0.2.1"));
        assertThat(heard).hasValue(1);
    }

    @Test
    void everything_is_there_after_a_restart() {
        apply(add("192.0.2.1"), hole("192.0.2.0/28"));
        store.beginEpoch(0);
        reopen();
        assertThat(inForce()).containsExactly("HOLE 192.0.2.0/28", "LISTING 192.0.2.1");
        assertThat(apply(add("192.0.2.2")).position()).isEqualTo(new Position(EPOCH + 1, 3));
    }

    @Test
    void a_closed_store_says_so() {
        store.close();
        assertThatThrownBy(() -> apply(add("192.0.2.1")))
                .isInstanceOf(StoreException.class)
                .hasMessage("the store is closed");
    }
}
