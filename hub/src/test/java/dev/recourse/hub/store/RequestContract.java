package dev.recourse.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.JournalEntry;
import dev.recourse.core.removal.Case;
import dev.recourse.core.removal.CaseState;
import dev.recourse.core.removal.CheckedLine;
import dev.recourse.core.removal.Control;
import dev.recourse.core.removal.Decision;
import dev.recourse.core.removal.Grant;
import dev.recourse.core.removal.Ground;
import dev.recourse.core.removal.Missing;
import dev.recourse.core.removal.Mover;
import dev.recourse.core.removal.Need;
import dev.recourse.core.removal.Party;
import dev.recourse.core.removal.Proof;
import dev.recourse.core.removal.Published;
import dev.recourse.core.removal.PublishedReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** Requests for removal in the store. */
abstract class RequestContract extends StoreFixture {
    private static final IpAddress ADDRESS = IpAddress.parse("192.0.2.1");
    private static final Duration DAY = Duration.ofDays(1);
    private static final PublishedReason SAYS_NO =
            Published.reason("owner-says-no").orElseThrow();

    @Test
    void a_request_has_a_case_for_each_list_and_is_due_at_once() {
        long id = open("a", "rbl", "dul");
        StoredRequest request = store.requests().request(id).orElseThrow();

        assertThat(request.address()).isEqualTo(ADDRESS);
        assertThat(request.open()).isTrue();
        assertThat(request.cases()).extracting(c -> c.current().list()).containsExactly("dul", "rbl");
        assertThat(request.cases()).extracting(c -> c.current().state()).containsOnly(new CaseState.Received(START));
        assertThat(store.requests().due(START, 10)).hasSize(2);
        assertThat(store.requests().due(START.minusMillis(1), 10)).isEmpty();
        assertThat(store.requests().transitions(id))
                .extracting(StoredTransition::to)
                .containsExactly("RECEIVED", "RECEIVED");
    }

    @Test
    void who_asks_for_the_same_address_joins_with_a_link_of_his_own() {
        long first = open("a", "rbl");
        long second = open("b", "rbl", "generic");

        assertThat(second).isEqualTo(first);
        assertThat(store.requests().request(first).orElseThrow().cases())
                .extracting(c -> c.current().list())
                .containsExactly("rbl", "generic");
        Asker a = store.requests().byLink(hash("a")).orElseThrow();
        Asker b = store.requests().byLink(hash("b")).orElseThrow();
        assertThat(a.request()).isEqualTo(b.request());
        assertThat(a.mail()).contains("a@example.org");
        assertThat(a.readToken()).isNotEqualTo(b.readToken());
        assertThat(store.requests().byReadToken("read-b")).contains(b);
        assertThat(store.requests().byLink(hash("c"))).isEmpty();
    }

    @Test
    void what_has_ended_begins_anew_and_what_has_not_is_joined() {
        long first = open("a", "rbl");
        move(only(first), new CaseState.Expired(START, Optional.empty()), Optional.empty());
        assertThat(store.requests().request(first).orElseThrow().open()).isFalse();

        long second = open("b", "rbl");
        assertThat(second).isNotEqualTo(first);
        assertThat(store.requests().open(ADDRESS).orElseThrow().id()).isEqualTo(second);
        assertThat(store.requests().ofAddress(ADDRESS, 10))
                .extracting(StoredRequest::id)
                .containsExactly(second, first);
    }

    @Test
    void every_state_comes_back_as_it_was_written() {
        for (CaseState state : states()) {
            long id = open("s" + state.name() + state.hashCode(), "dul");
            StoredCase before = only(id);
            List<CheckedLine> checked =
                    List.of(new CheckedLine(CheckedLine.What.REVERSE_DNS, START, false, "a b\n=%&c {x}"));
            Case after = new Case(before.current().id(), "dul", List.of("spam-source@1"), state);
            CaseMove move =
                    new CaseMove(id, after, before.version(), checked, Optional.of(START.plusSeconds(60)), List.of());
            assertThat(store.requestWriter().move(move)).isTrue();

            StoredCase read = store.requests().theCase(before.current().id()).orElseThrow();
            assertThat(read.current()).isEqualTo(after);
            assertThat(read.checked()).isEqualTo(checked);
            assertThat(read.nextAt()).contains(START.plusSeconds(60));
            move(read, new CaseState.Expired(START, Optional.empty()), Optional.empty());
        }
    }

    private static List<CaseState> states() {
        Missing odd = new Missing(Need.OWN_NAME, Party.OWNER, Map.of("name", "a b=c&d%\n\u00e9", "how", ""));
        Missing proof = new Missing(Need.PROOF, Party.SENDER, Map.of());
        Decision.Waiting waiting = new Decision.Waiting(List.of(odd), List.of(proof), START.plusSeconds(60));
        return List.of(
                new CaseState.Received(START),
                new CaseState.Checked(START),
                new CaseState.Waiting(START, waiting, START.plusSeconds(1), 7),
                new CaseState.Granted(START, new Grant.Removal(Ground.QUIET, START.plus(DAY)), 0),
                new CaseState.Granted(START, new Grant.Exemption(Ground.OWN_NAME, START.plus(DAY)), 1),
                new CaseState.Granted(START, new Grant.AlreadyOff(), 0),
                new CaseState.Refused(START, SAYS_NO),
                new CaseState.Appealed(START, SAYS_NO),
                new CaseState.Upheld(START, SAYS_NO),
                new CaseState.Expired(START, Optional.empty()),
                new CaseState.Expired(START, Published.reason("name-went-back")));
    }

    @Test
    void a_case_and_its_listing_change_together_and_the_transition_names_the_serial() {
        apply(add("192.0.2.1"));
        StoredCase stored = only(open("a", "rbl"));
        CaseMove move = granted(stored);
        Change.End end = new Change.End("rbl", Prefix.of(ADDRESS), "spam-source", "feed", Action.REMOVE, "why");

        Optional<ListingWriter.Committed> committed = store.writer().apply(List.of(end), Actor.ENGINE, move);

        assertThat(committed.orElseThrow().position().serial()).isEqualTo(2);
        JournalEntry last = journal().getLast();
        assertThat(last.action()).isEqualTo(Action.REMOVE);
        assertThat(last.detail()).isEqualTo("why");
        assertThat(last.actor()).isEqualTo(Actor.ENGINE);
        assertThat(store.requests().transitions(stored.request()).getLast().serial())
                .contains(2L);
        assertThat(store.writer().held("rbl", "feed")).containsExactly(Prefix.of(ADDRESS));
        assertThat(store.requests().granted(Prefix.of(ADDRESS), "rbl", START)).isEqualTo(1);
        assertThat(store.requests().granted(Prefix.of(ADDRESS), "rbl", START.plusMillis(1)))
                .isZero();
        assertReplayIsInForce();
    }

    @Test
    void a_decision_of_an_old_case_changes_neither_case_nor_listing() {
        apply(add("192.0.2.1"));
        StoredCase stored = only(open("a", "rbl"));
        CaseMove stale = granted(stored);
        move(stored, new CaseState.Checked(START), Optional.of(START));

        assertThat(store.writer().apply(List.of(end("192.0.2.1")), Actor.ENGINE, stale))
                .isEmpty();
        assertThat(store.requestWriter().move(stale)).isFalse();
        assertThat(inForce()).containsExactly("LISTING 192.0.2.1");
        assertThat(store.writer().held("rbl", "feed")).isEmpty();
    }

    @Test
    void a_listing_that_cannot_change_leaves_the_case_as_it_was() {
        StoredCase stored = only(open("a", "rbl"));
        assertThatThrownBy(() ->
                        store.writer().apply(List.of(Unpublished.change("192.0.2.66")), Actor.ENGINE, granted(stored)))
                .isInstanceOf(StoreException.class);
        assertThat(only(stored.request())).isEqualTo(stored);
    }

    @Test
    void proofs_add_up_and_have_what_waits_looked_at() {
        long id = open("a", "generic");
        move(only(id), new CaseState.Received(START), Optional.of(START.plus(DAY)));
        store.requestWriter().proved(id, Proof.VISIT, START.plusSeconds(1));
        store.requestWriter().proved(id, Proof.VISIT, START.plusSeconds(9));
        store.requestWriter().proved(id, Proof.VISIT, START.plusSeconds(9));

        assertThat(store.requests().controls(id))
                .containsExactly(new Control(Proof.VISIT, START.plusSeconds(1), START.plusSeconds(9), 2));
        assertThat(store.requests().due(START.plusSeconds(1), 10)).hasSize(1);
    }

    @Test
    void a_change_of_an_address_has_it_looked_at_earlier_and_never_later() {
        long id = open("a", "generic");
        move(only(id), new CaseState.Received(START), Optional.of(START.plus(DAY)));
        assertThat(store.requestWriter().wake(ADDRESS, START.plusSeconds(5))).isEqualTo(1);
        assertThat(store.requestWriter().wake(ADDRESS, START.plus(DAY))).isZero();
        assertThat(store.requestWriter().wake(IpAddress.parse("192.0.2.2"), START))
                .isZero();
        assertThat(store.requests().nextAt()).contains(START.plusSeconds(5));
    }

    @Test
    void what_the_limits_count_is_counted_in_the_window_oldest_first() {
        open("a", "rbl");
        clock.advance(Duration.ofHours(1));
        open("b", "rbl");

        Instant before = START.minusMillis(1);
        assertThat(store.requests().askedFor(ADDRESS, before, 10)).containsExactly(START, clock.instant());
        assertThat(store.requests().askedFor(ADDRESS, START, 10)).containsExactly(clock.instant());
        assertThat(store.requests().askedFor(ADDRESS, before, 1)).containsExactly(START);
        assertThat(store.requests().askedFrom("198.51.100.0/24", before, 10)).hasSize(2);
        assertThat(store.requests().askedFrom("", before, 10)).isEmpty();
        assertThat(store.requests().askedWith("a@example.org", before, 10)).containsExactly(START);
        assertThat(store.requests().openedIn(Prefix.parse("192.0.2.0/24"), before, 10))
                .containsExactly(START);
        assertThat(store.requests().openedIn(Prefix.parse("192.0.3.0/24"), before, 10))
                .isEmpty();
    }

    @Test
    void what_is_personal_is_erased_after_its_time_and_not_before() {
        long id = open("a", "rbl");
        assertThat(store.requestWriter().erase(START.plus(DAY), START.minus(DAY)))
                .isZero();
        move(only(id), new CaseState.Expired(START, Optional.empty()), Optional.empty());
        assertThat(store.requestWriter().erase(START, START)).isZero();
        assertThat(store.requestWriter().erase(START.plusMillis(1), START.plusMillis(1)))
                .isEqualTo(2);

        assertThat(store.requests().askers(id).getFirst().mail()).isEmpty();
        assertThat(store.requests().askedFrom("198.51.100.0/24", START.minus(DAY), 10))
                .isEmpty();
        assertThat(raw().queryForObject("SELECT count(*) FROM removal_asker WHERE mail LIKE '%@%'", Long.class))
                .isZero();
    }

    @Test
    void states_are_counted_with_the_oldest() {
        open("a", "rbl", "dul");
        assertThat(store.requests().counts())
                .containsExactly(Map.entry(CaseState.Name.RECEIVED, new RequestReader.Count(2, START)));
        assertThat(store.requests().inState(List.of(CaseState.Name.RECEIVED), 10))
                .hasSize(1);
        assertThat(store.requests().inState(List.of(CaseState.Name.WAITING), 10))
                .isEmpty();
    }

    @Test
    void the_schema_refuses_a_state_that_is_none_and_a_second_open_request() {
        long id = open("a", "rbl");
        assertThatThrownBy(() -> raw().update("UPDATE removal_case SET state = 'FORGOTTEN'"))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> raw().update("UPDATE removal_case SET state = 'GRANTED', is_open = 0"))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> raw().update(
                                "INSERT INTO removal_request (id, addr, opened_at, is_open) VALUES (?, ?, 1, 1)",
                                id + 1,
                                ADDRESS.toBytes()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void requests_are_there_after_a_restart() {
        long id = open("a", "rbl");
        reopen();
        assertThat(store.requests().request(id)).isPresent();
        assertThat(store.requests().transitionsAfter(0, 10)).hasSize(1);
        assertThat(store.requests().transitionsAfter(1, 10)).isEmpty();
    }

    private long open(String asker, String... lists) {
        Map<String, List<String>> wanted =
                Arrays.stream(lists).collect(Collectors.toMap(list -> list, list -> List.of("spam-source@1")));
        return store.requestWriter()
                .open(new NewRequest(
                        ADDRESS,
                        clock.instant(),
                        wanted,
                        hash(asker),
                        "read-" + asker,
                        Optional.of(asker + "@example.org"),
                        "198.51.100.0/24"));
    }

    private static LinkHash hash(String asker) {
        return new LinkHash(Arrays.copyOf(asker.getBytes(StandardCharsets.UTF_8), 32));
    }

    private StoredCase only(long request) {
        return store.requests().request(request).orElseThrow().cases().getLast();
    }

    private void move(StoredCase stored, CaseState state, Optional<Instant> nextAt) {
        Case after = new Case(
                stored.current().id(), stored.current().list(), stored.current().criteria(), state);
        assertThat(store.requestWriter()
                        .move(new CaseMove(stored.request(), after, stored.version(), List.of(), nextAt, List.of())))
                .isTrue();
    }

    private static CaseMove granted(StoredCase stored) {
        CaseState state = new CaseState.Granted(START, new Grant.Removal(Ground.QUIET, START.plus(DAY)), 0);
        Case after = new Case(
                stored.current().id(), stored.current().list(), stored.current().criteria(), state);
        CaseMove.Step step = new CaseMove.Step(START, Mover.PROGRAM, "RECEIVED", "GRANTED", "quiet");
        return new CaseMove(stored.request(), after, stored.version(), List.of(), Optional.empty(), List.of(step));
    }
}
