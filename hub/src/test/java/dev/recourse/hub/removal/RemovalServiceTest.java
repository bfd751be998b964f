package dev.recourse.hub.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.JournalEntry;
import dev.recourse.core.rdns.PtrClass;
import dev.recourse.core.removal.CaseState.Name;
import dev.recourse.core.removal.OwnerPolicy;
import dev.recourse.core.removal.Party;
import dev.recourse.core.removal.Proof;
import dev.recourse.core.removal.RemovalNumbers;
import dev.recourse.testkit.FakeClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From asking to the answer, and back. */
class RemovalServiceTest {
    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final String ADDRESS = "192.0.2.7";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final FakeClock clock = new FakeClock(START);
    private final World world = new World(clock);
    private Hub hub;

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        hub = new Hub(folder.resolve("recourse.db"), clock, world, RemovalNumbers.USUAL, RemovalLimits.USUAL);
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void the_story_the_name_is_set_and_nobody_has_to_ask_again() {
        hub.list("dul", "rdns-dynamic", "192.0.2.0/24");
        Opened.Request asked = ask();
        RequestView.CaseView waiting = asked.view().cases().getFirst();
        assertThat(waiting.state()).isEqualTo(Name.WAITING);
        assertThat(waiting.move()).contains(Party.SENDER);
        assertThat(waiting.missing().getFirst().sentence()).contains("ec2-192-0-2-7.example.com");
        assertThat(waiting.missing().getFirst().step()).contains("aws ec2 modify-address-attribute");
        assertThat(waiting.nextTestAt()).contains(START.plus(MINUTE));
        assertThat(waiting.ticket().orElseThrow()).contains(asked.view().readUrl(), "7.2.0.192.in-addr.arpa. PTR");

        world.name = Optional.of(World.own());
        later(MINUTE);

        RequestView.CaseView granted = view(asked).cases().getFirst();
        assertThat(granted.state()).isEqualTo(Name.GRANTED);
        assertThat(granted.granted().orElseThrow().oldAnswersUntil())
                .isEqualTo(START.plus(MINUTE).plusSeconds(900));
        assertThat(hub.listed(ADDRESS)).isEmpty();
        assertThat(hub.listed("192.0.2.8")).containsExactly("dul");
        JournalEntry entry = lastEntry();
        assertThat(entry.action()).isEqualTo(Action.EXEMPT);
        assertThat(entry.actor()).isEqualTo(Actor.ENGINE);
        assertThat(entry.detail()).isEqualTo("removal request: has a reverse DNS name of its own that leads back");
        assertThat(view(asked).history())
                .extracting(RequestView.Step::to)
                .containsExactly("RECEIVED", "CHECKED", "WAITING", "GRANTED");
        assertThat(view(asked).history().getLast().serial()).contains(entry.serial());
    }

    @Test
    void the_name_is_put_back_and_the_exemption_ends_after_a_second_look() {
        hub.list("dul", "rdns-dynamic", "192.0.2.0/24");
        world.name = Optional.of(World.own());
        Opened.Request asked = ask();
        assertThat(hub.listed(ADDRESS)).isEmpty();

        world.name = Optional.of(World.named(PtrClass.GENERIC, "ec2-192-0-2-7.example.com"));
        clock.advance(HOUR);
        assertThat(hub.service.changed(IpAddress.parse(ADDRESS))).isEqualTo(1);
        hub.tick();
        assertThat(view(asked).cases().getFirst().state()).isEqualTo(Name.GRANTED);
        assertThat(hub.listed(ADDRESS)).isEmpty();

        later(MINUTE);
        RequestView.CaseView ended = view(asked).cases().getFirst();
        assertThat(ended.state()).isEqualTo(Name.EXPIRED);
        assertThat(ended.reason().orElseThrow().key()).isEqualTo("name-went-back");
        assertThat(hub.listed(ADDRESS)).containsExactly("dul");
        assertThat(lastEntry().detail()).isEqualTo("exemption ended: name-went-back");
    }

    @Test
    void a_lookup_that_fails_ends_no_exemption_however_long() {
        hub.list("dul", "rdns-dynamic", "192.0.2.0/24");
        world.name = Optional.of(World.own());
        ask();
        world.name = Optional.empty();
        for (int i = 0; i < 120; i++) {
            later(Duration.ofHours(20));
            assertThat(hub.listed(ADDRESS)).isEmpty();
        }
    }

    @Test
    void an_exemption_for_a_good_name_is_renewed_by_itself() {
        hub.list("dul", "rdns-dynamic", "192.0.2.0/24");
        world.name = Optional.of(World.own());
        Opened.Request asked = ask();
        for (int i = 0; i < 240; i++) {
            later(Duration.ofHours(20));
        }
        assertThat(hub.listed(ADDRESS)).isEmpty();
        assertThat(view(asked).cases().getFirst().state()).isEqualTo(Name.GRANTED);
        // Each renewal is an entry of the public journal: a few in 200 days.
        assertThat(hub.store.journal().head().serial()).isLessThan(8);
    }

    @Test
    void an_exemption_for_a_proof_ends_at_its_date_and_is_renewed_by_proving() {
        hub.list("generic", "rdns-generic", "192.0.2.0/24");
        Opened.Request asked = ask();
        long request = hub.service.request(asked.token()).orElseThrow();
        hub.service.proved(request, Proof.TXT_IN_REVERSE);
        hub.tick();
        assertThat(hub.listed(ADDRESS)).isEmpty();

        later(Duration.ofDays(20));
        hub.service.proved(request, Proof.TXT_IN_REVERSE);
        hub.tick();
        later(Duration.ofDays(20));
        assertThat(hub.listed(ADDRESS)).isEmpty();
        assertThat(view(asked).cases().getFirst().granted().orElseThrow().reviewAt())
                .contains(START.plus(Duration.ofDays(50)));

        later(Duration.ofDays(11));
        assertThat(hub.listed(ADDRESS)).containsExactly("generic");
        assertThat(view(asked).cases().getFirst().reason().orElseThrow().key()).isEqualTo("proof-not-renewed");
    }

    @Test
    void quiet_time_passes_and_the_listing_ends_and_doubles_the_next_time() {
        hub.list("rbl", "spam-source", ADDRESS);
        Opened.Request asked = ask();
        assertThat(view(asked).cases().getFirst().move()).contains(Party.TIME);
        assertThat(view(asked).cases().getFirst().nextTestAt()).contains(START.plus(DAY));
        later(DAY.minus(MINUTE));
        assertThat(hub.listed(ADDRESS)).containsExactly("rbl");
        later(MINUTE);
        assertThat(hub.listed(ADDRESS)).isEmpty();
        assertThat(lastEntry().detail()).isEqualTo("removal request: no abuse seen for the published time");

        hub.list("rbl", "spam-source", ADDRESS);
        Opened.Request again = ask();
        assertThat(view(again).cases().getFirst().nextTestAt())
                .contains(clock.instant().plus(DAY.multipliedBy(2)));
        assertThat(again.view().id()).isNotEqualTo(asked.view().id());
    }

    @Test
    void what_ends_by_itself_meanwhile_is_granted_without_a_change() {
        hub.list("quick", "burst", ADDRESS, Optional.of(MINUTE));
        Opened.Request asked = ask();
        later(MINUTE);
        assertThat(view(asked).cases().getFirst().granted().orElseThrow().key()).isEqualTo("already-off");
    }

    @Test
    void one_look_serves_all_lists_of_a_request() {
        hub.list("dul", "rdns-dynamic", "192.0.2.0/24");
        hub.list("generic", "rdns-generic", ADDRESS);
        hub.list("noptr", "no-rdns", ADDRESS);
        assertThat(ask().view().cases()).hasSize(3);
        assertThat(world.asked).hasValue(1);
    }

    @Test
    void a_list_that_asks_for_no_name_asks_nobody() {
        hub.list("rbl", "spam-source", ADDRESS);
        ask();
        assertThat(world.asked).hasValue(0);
    }

    @Test
    void who_joins_has_a_link_of_his_own_and_sees_nothing_of_the_first() {
        hub.list("dul", "rdns-dynamic", ADDRESS);
        Opened.Request first = open(ADDRESS, "one@example.org");
        Opened.Request second = open(ADDRESS, "two@example.org");
        assertThat(second.joined()).isTrue();
        assertThat(second.view().id()).isEqualTo(first.view().id());
        assertThat(second.token()).isNotEqualTo(first.token());
        assertThat(second.view().readUrl()).isNotEqualTo(first.view().readUrl());
        assertThat(second.view().toString()).doesNotContain("one@example.org", first.token());
        String readToken = first.view().readUrl().replaceFirst(".*/", "");
        assertThat(hub.service.viewReadOnly(readToken).orElseThrow().mayAct()).isFalse();
        assertThat(hub.service.view(readToken)).isEmpty();
        assertThat(hub.service.viewReadOnly(first.token())).isEmpty();
        assertThat(hub.service.toBeTold(first.view().id())).hasSize(2);
    }

    @Test
    void no_link_is_guessed_by_odd_texts() {
        for (String odd : List.of("", "' OR 1=1 --", "../..", "x".repeat(10_000), "\u0000".repeat(30))) {
            assertThat(hub.service.view(odd)).isEmpty();
            assertThat(hub.service.viewReadOnly(odd)).isEmpty();
        }
    }

    @Test
    void an_appeal_is_decided_by_a_person_for_a_published_reason() {
        hub.list("dul", "owner-declared", "192.0.2.0/24");
        world.owner = Optional.of(OwnerPolicy.FORBIDS);
        Opened.Request asked = ask();
        assertThat(asked.view().cases().getFirst().reason().orElseThrow().key()).isEqualTo("owner-says-no");
        RequestDesk desk = hub.service.desk();
        long id = asked.view().id();
        assertThat(desk.grant(id, "dul")).isInstanceOf(Decided.NotPossible.class);

        assertThat(hub.service
                        .appeal(asked.token())
                        .orElseThrow()
                        .cases()
                        .getFirst()
                        .state())
                .isEqualTo(Name.APPEALED);
        assertThat(desk.refuse(id, "dul", "spite")).isInstanceOf(Decided.NotPossible.class);
        assertThat(desk.refuse(id, "dul", "still-relays")).isInstanceOf(Decided.NotPossible.class);
        assertThat(desk.refuse(id, "dul", "name-went-back")).isInstanceOf(Decided.NotPossible.class);
        assertThat(desk.refuse(id, "rbl", "abuse-goes-on")).isInstanceOf(Decided.NotPossible.class);
        assertThat(desk.refuse(id, "dul", "line-is-dynamic")).isInstanceOf(Decided.Done.class);
        assertThat(view(asked).cases().getFirst().state()).isEqualTo(Name.UPHELD);
        assertThat(hub.listed(ADDRESS)).containsExactly("dul");
    }

    @Test
    void a_person_clears_a_relay_and_says_so() {
        hub.list("relay", "open-relay", ADDRESS);
        Opened.Request asked = ask();
        RequestView.CaseView waiting = asked.view().cases().getFirst();
        assertThat(waiting.move()).contains(Party.OPERATOR);
        assertThat(waiting.answerBy()).contains(START.plus(Duration.ofDays(2)));
        assertThat(hub.service.desk().grant(asked.view().id(), "relay")).isInstanceOf(Decided.Done.class);
        assertThat(hub.listed(ADDRESS)).isEmpty();
        assertThat(lastEntry().actor()).isEqualTo(Actor.OPERATOR);
        assertThat(view(asked).history().getLast().by()).isEqualTo("OPERATOR");
    }

    @Test
    void waiting_for_others_ends_after_its_time_and_may_begin_anew() {
        hub.list("dul", "owner-declared", ADDRESS);
        Opened.Request asked = ask();
        later(Duration.ofDays(30).minus(MINUTE));
        assertThat(view(asked).cases().getFirst().state()).isEqualTo(Name.WAITING);
        later(MINUTE);
        assertThat(view(asked).cases().getFirst().state()).isEqualTo(Name.EXPIRED);
        assertThat(ask().joined()).isFalse();
    }

    @Test
    void a_good_name_is_not_asked_away() {
        hub.list("allow", "rdns-static", ADDRESS);
        assertThat(hub.service.open(new Ask(IpAddress.parse(ADDRESS), Optional.empty(), Optional.empty(), false)))
                .isInstanceOf(Opened.NotListed.class);
        Opened.Request asked = (Opened.Request)
                hub.service.open(new Ask(IpAddress.parse(ADDRESS), Optional.empty(), Optional.empty(), true));
        assertThat(hub.listed(ADDRESS)).containsExactly("allow");
        hub.service.proved(asked.view().id(), Proof.VISIT);
        hub.tick();
        assertThat(hub.listed(ADDRESS)).isEmpty();
    }

    @Test
    void an_ipv6_address_leaves_with_its_network() {
        hub.list("rbl", "spam-source", "2001:db8::/32");
        hub.list("rbl", "spam-source", "2001:db8::7");
        clock.advance(DAY);
        open("2001:db8::7", "");
        assertThat(hub.listed("2001:db8::7")).isEmpty();
        assertThat(hub.listed("2001:db8::8")).isEmpty();
        assertThat(hub.listed("2001:db8:0:1::8")).containsExactly("rbl");
    }

    @Test
    void a_clock_that_was_set_back_a_little_stops_no_case() {
        hub.list("dul", "rdns-dynamic", ADDRESS);
        Opened.Request asked = ask();
        world.name = Optional.of(World.own());
        hub.service.changed(IpAddress.parse(ADDRESS));
        clock.set(START.minus(MINUTE));
        hub.service.changed(IpAddress.parse(ADDRESS));
        hub.tick();
        assertThat(view(asked).cases().getFirst().state()).isEqualTo(Name.GRANTED);
    }

    @Test
    void a_fault_of_ours_puts_a_case_off_and_loses_nothing() {
        hub.list("dul", "rdns-dynamic", ADDRESS);
        Opened.Request asked = ask();
        world.broken = true;
        clock.advance(MINUTE);
        assertThatThrownBy(hub::tick).hasMessage("a fault of ours");
        assertThat(hub.service.due(10)).isEmpty();
        world.broken = false;
        world.name = Optional.of(World.own());
        later(HOUR);
        assertThat(view(asked).cases().getFirst().state()).isEqualTo(Name.GRANTED);
    }

    @Test
    void wrong_input_is_answered_and_opens_nothing() {
        hub.list("rbl", "spam-source", ADDRESS);
        for (String mail :
                List.of("me", "a@b", "a@b.c\nBcc: x@example.org", "a@example.org,b@example.org", "<a@example.org>")) {
            assertThat(hub.service.open(new Ask(IpAddress.parse(ADDRESS), Optional.empty(), Optional.of(mail), false)))
                    .isInstanceOf(Opened.BadMail.class);
        }
        assertThat(hub.service.open(new Ask(IpAddress.parse("10.0.0.1"), Optional.empty(), Optional.empty(), false)))
                .isInstanceOf(Opened.NeverListed.class);
        assertThat(hub.service.open(new Ask(IpAddress.parse("192.0.2.8"), Optional.empty(), Optional.empty(), false)))
                .isInstanceOf(Opened.NotListed.class);
        assertThat(hub.service.desk().counts()).isEmpty();
    }

    @Test
    void what_is_personal_goes_when_its_time_is_over() {
        hub.list("quick", "burst", ADDRESS, Optional.of(MINUTE));
        Opened.Request asked = open(ADDRESS, "one@example.org");
        later(MINUTE);
        clock.advance(Duration.ofDays(29));
        hub.service.erase();
        assertThat(view(asked).mail()).isTrue();
        clock.advance(Duration.ofDays(2));
        hub.service.erase();
        assertThat(view(asked).mail()).isFalse();
    }

    @Test
    void asking_to_look_again_is_no_way_round_the_schedule() {
        hub.list("dul", "rdns-dynamic", ADDRESS);
        Opened.Request asked = ask();
        clock.advance(MINUTE.minusSeconds(1));
        hub.service.lookAgain(asked.token());
        assertThat(hub.service.due(10)).isEmpty();
        for (int i = 0; i < 10; i++) {
            later(HOUR);
        }
        clock.advance(MINUTE.multipliedBy(2));
        assertThat(hub.service.due(10)).isEmpty();
        hub.service.lookAgain(asked.token());
        assertThat(hub.service.due(10)).hasSize(1);
    }

    private Opened.Request ask() {
        return open(ADDRESS, "");
    }

    private Opened.Request open(String address, String mail) {
        Opened opened = hub.service.open(new Ask(
                IpAddress.parse(address), Optional.of(IpAddress.parse("198.51.100.1")), Optional.of(mail), false));
        assertThat(opened).isInstanceOf(Opened.Request.class);
        return (Opened.Request) opened;
    }

    private RequestView view(Opened.Request asked) {
        return hub.service.view(asked.token()).orElseThrow();
    }

    private void later(Duration by) {
        clock.advance(by);
        hub.tick();
    }

    private JournalEntry lastEntry() {
        long head = hub.store.journal().head().serial();
        return hub.store.journal().after(head - 1, 1).getFirst();
    }
}
