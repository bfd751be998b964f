package dev.recourse.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.PtrClass;
import dev.recourse.core.rdns.UnknownCause;
import dev.recourse.hub.store.Reading.Forward;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store keeps of readings. */
abstract class ReadingContract extends StoreFixture {
    private static final IpAddress A = IpAddress.parse("192.0.2.1");
    private static final IpAddress B = IpAddress.parse("2001:db8::1");
    private static final IpAddress C = IpAddress.parse("192.0.2.3");

    private static final Reading.Found FOUND = new Reading.Found(
            START,
            START.minusSeconds(5),
            3,
            300,
            List.of("mail.example.org", "with\\010end.example.org"),
            PtrClass.NAMED,
            "host-word@7",
            Forward.CONFIRMED);

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    @Test
    void every_part_of_a_reading_comes_back() {
        Reading.Found none =
                new Reading.Found(START, START, 1, 0, List.of(), PtrClass.NONE, "no-ptr@7", Forward.NO_PTR);
        Reading.Trouble trouble = new Reading.Trouble(at(60), UnknownCause.SERVFAIL, 2);
        Map<IpAddress, Reading> readings = Map.of(
                A, new Reading(Optional.of(FOUND), Optional.empty(), at(10)),
                B, new Reading(Optional.of(none), Optional.of(trouble), at(20)),
                C, new Reading(Optional.empty(), Optional.of(trouble), at(30)));
        store.readingWriter().write(readings, List.of());
        assertThat(store.readings().of(List.of(A, B, C, IpAddress.parse("192.0.2.4"))))
                .isEqualTo(readings);
        assertThat(store.readings().of(List.of())).isEmpty();
        reopen();
        assertThat(store.readings().of(List.of(A, B, C))).isEqualTo(readings);
    }

    @Test
    void a_later_reading_takes_the_place_of_the_earlier_as_a_whole() {
        Reading.Trouble trouble = new Reading.Trouble(at(60), UnknownCause.TIMEOUT, 1);
        store.readingWriter().write(Map.of(A, new Reading(Optional.of(FOUND), Optional.of(trouble), at(9))), List.of());
        Reading later = new Reading(Optional.of(FOUND), Optional.empty(), at(99));
        store.readingWriter().write(Map.of(A, later), List.of());
        assertThat(store.readings().of(List.of(A))).isEqualTo(Map.of(A, later));
    }

    @Test
    void due_are_those_whose_time_has_come_the_longest_first() {
        store.readingWriter().watch(Map.of(A, at(30), B, at(10), C, at(20)), 0);
        assertThat(store.readings().due(at(9), 10)).isEmpty();
        assertThat(store.readings().due(at(30), 10).keySet()).containsExactly(B, C, A);
        assertThat(store.readings().due(at(30), 2).keySet()).containsExactly(B, C);
        assertThat(store.readings().due(at(10), 10)).isEqualTo(Map.of(B, Reading.none(at(10))));
        assertThat(store.readings().count(at(25))).isEqualTo(new ReadingReader.Count(3, 2));
    }

    @Test
    void watching_again_changes_nothing_but_the_place_in_the_journal() {
        Reading known = new Reading(Optional.of(FOUND), Optional.empty(), at(50));
        store.readingWriter().write(Map.of(A, known), List.of());
        store.readingWriter().watch(Map.of(A, at(1)), 17);
        assertThat(store.readings().of(List.of(A))).isEqualTo(Map.of(A, known));
        assertThat(store.readings().followed()).isEqualTo(17);
        store.readingWriter().watch(Map.of(), 18);
        reopen();
        assertThat(store.readings().followed()).isEqualTo(18);
    }

    @Test
    void what_nobody_wants_to_know_is_dropped() {
        store.readingWriter().watch(Map.of(A, at(1), B, at(1)), 0);
        store.readingWriter().write(Map.of(), List.of(A, C));
        assertThat(store.readings().due(at(1), 10).keySet()).containsExactly(B);
    }

    @Test
    void an_entry_that_ends_says_why_in_the_journal() {
        store.writer().apply(List.of(add("192.0.2.1")), dev.recourse.core.listing.Actor.ENGINE);
        Change end = new Change.End(
                "rbl",
                dev.recourse.core.address.Prefix.parse("192.0.2.1"),
                "spam-source",
                "feed",
                dev.recourse.core.listing.Action.REMOVE,
                "the reason is gone");
        store.writer().apply(List.of(end), dev.recourse.core.listing.Actor.ENGINE);
        assertThat(store.journal().after(1, 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail()).isEqualTo("the reason is gone"));
    }
}
