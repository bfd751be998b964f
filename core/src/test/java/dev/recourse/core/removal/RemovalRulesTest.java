package dev.recourse.core.removal;

import static dev.recourse.core.removal.Facts.NOW;
import static dev.recourse.core.removal.Facts.confirmed;
import static dev.recourse.core.removal.Facts.dark;
import static dev.recourse.core.removal.Facts.good;
import static dev.recourse.core.removal.Facts.known;
import static dev.recourse.core.removal.Facts.name;
import static dev.recourse.core.removal.Facts.on;
import static dev.recourse.core.removal.Facts.timeout;
import static dev.recourse.core.removal.Facts.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.rdns.Fcrdns;
import dev.recourse.core.rdns.PtrClass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published conditions, one by one (design 7). */
class RemovalRulesTest {
    private static final ListedFor DYNAMIC = on("dul", "rdns-dynamic");
    private static final ListedFor DECLARED = on("dul", "owner-declared");
    private static final ListedFor GENERIC = on("generic", "rdns-generic");
    private static final ListedFor NO_NAME = on("noptr", "no-rdns");
    private static final ListedFor RELAY = on("relay", "open-relay");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @ParameterizedTest
    @EnumSource(
            value = PtrClass.class,
            names = {"STATIC", "NAMED"})
    void a_name_of_its_own_that_leads_back_is_enough_at_once(PtrClass ptrClass) {
        for (ListedFor listing : List.of(DYNAMIC, GENERIC, NO_NAME)) {
            assertThat(good().with(name(ptrClass, confirmed())).decide(listing))
                    .isEqualTo(new Decision.Granted(
                            new Grant.Exemption(Ground.OWN_NAME, NOW.plus(RemovalNumbers.USUAL.review()))));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PtrClass.class,
            names = {"DYNAMIC", "GENERIC"})
    void a_name_that_says_nothing_waits_for_the_owner(PtrClass ptrClass) {
        Decision.Waiting waiting =
                waiting(good().with(name(ptrClass, confirmed())).decide(DYNAMIC));
        assertThat(needs(waiting)).containsExactly(Need.OWN_NAME);
        assertThat(waiting.move()).isEqualTo(Party.OWNER);
        assertThat(waiting.instead()).isEmpty();
        assertThat(Published.step(waiting.missing().getFirst()))
                .contains("7.2.0.192.in-addr.arpa. PTR mail.example.org.", "mail.example.org. A 192.0.2.7");
    }

    @Test
    void on_a_cloud_whose_tenants_set_names_it_is_the_senders_move_with_the_command() {
        Decision.Waiting waiting = waiting(
                good().with(name(PtrClass.GENERIC, confirmed())).at("aws").decide(DYNAMIC));
        assertThat(waiting.move()).isEqualTo(Party.SENDER);
        assertThat(Published.step(waiting.missing().getFirst())).contains("aws ec2 modify-address-attribute");
    }

    @Test
    void a_name_that_does_not_lead_back_waits_for_the_record_that_is_named() {
        Decision.Waiting waiting =
                waiting(good().with(name(PtrClass.NAMED, new Fcrdns.Mismatched(List.of("mail.example.org"))))
                        .decide(DYNAMIC));
        assertThat(needs(waiting)).containsExactly(Need.FORWARD);
        assertThat(Published.step(waiting.missing().getFirst())).contains("mail.example.org. A 192.0.2.7");
    }

    @Test
    void one_template_over_the_neighbourhood_is_no_name_of_its_own() {
        Decision.Waiting waiting =
                waiting(good().withNeighbours(known(Neighbours.ONE_TEMPLATE)).decide(DYNAMIC));
        assertThat(needs(waiting)).containsExactly(Need.OWN_NAME_AMONG_NEIGHBOURS);
    }

    @Test
    void fresh_abuse_puts_it_off_until_the_quiet_time_is_over() {
        Decision.Waiting waiting = waiting(good().abuseAgo(Duration.ofHours(20)).decide(DYNAMIC));
        assertThat(needs(waiting)).containsExactly(Need.QUIET);
        assertThat(waiting.move()).isEqualTo(Party.TIME);
        assertThat(waiting.nextTestAt()).isEqualTo(NOW.plus(Duration.ofHours(4)));
        assertThat(good().abuseAgo(DAY).decide(DYNAMIC)).isInstanceOf(Decision.Granted.class);
    }

    @Test
    void what_could_not_be_looked_up_is_our_move_and_nobodys_fault() {
        for (Facts facts : List.of(
                good().with(unknown()),
                good().with(name(PtrClass.NAMED, timeout())),
                good().withNeighbours(unknown()))) {
            Decision.Waiting waiting = waiting(facts.decide(DYNAMIC));
            assertThat(waiting.move()).isEqualTo(Party.OPERATOR);
            assertThat(waiting.nextTestAt()).isEqualTo(NOW.plus(MINUTE));
        }
    }

    @Test
    void without_a_name_a_proof_of_control_exempts_for_thirty_days_on_generic_and_noptr_alone() {
        Facts proven = good().with(name(PtrClass.GENERIC, confirmed())).proven(Proof.TXT_IN_REVERSE, MINUTE, MINUTE, 1);
        Decision thirtyDays = new Decision.Granted(
                new Grant.Exemption(Ground.PROOF, NOW.minus(MINUTE).plus(Duration.ofDays(30))));
        assertThat(proven.decide(GENERIC)).isEqualTo(thirtyDays);
        assertThat(proven.with(name(PtrClass.NONE, new Fcrdns.NoPtr())).decide(NO_NAME))
                .isEqualTo(thirtyDays);
        assertThat(proven.decide(DYNAMIC)).isInstanceOf(Decision.Waiting.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Proof.class,
            names = {"VISIT", "HTTP"})
    void a_visit_counts_for_a_day_until_it_is_repeated_over_the_day(Proof proof) {
        Facts generic = good().with(name(PtrClass.GENERIC, confirmed()));
        Duration half = Duration.ofHours(12);
        assertThat(generic.proven(proof, MINUTE, MINUTE, 1).decide(GENERIC))
                .isEqualTo(exempt(Ground.PROOF, NOW.minus(MINUTE).plus(DAY)));
        assertThat(generic.proven(proof, MINUTE.multipliedBy(2), MINUTE, 50).decide(GENERIC))
                .isEqualTo(
                        exempt(Ground.PROOF, NOW.minus(MINUTE.multipliedBy(2)).plus(DAY)));
        assertThat(generic.proven(proof, half.plus(MINUTE), MINUTE, 3).decide(GENERIC))
                .isEqualTo(exempt(Ground.PROOF, NOW.minus(MINUTE).plus(Duration.ofDays(30))));
    }

    @ParameterizedTest
    @EnumSource(
            value = Proof.class,
            names = {"VISIT", "HTTP"})
    void a_visit_never_exempts_a_dynamic_line_and_never_clears_a_relay(Proof proof) {
        Facts proven = good().with(name(PtrClass.DYNAMIC, confirmed())).proven(proof, DAY, MINUTE, 50);
        Decision.Waiting generic = waiting(proven.decide(GENERIC));
        assertThat(generic.instead()).extracting(Missing::need).containsExactly(Need.BETTER_PROOF);
        assertThat(proven.decide(DYNAMIC)).isInstanceOf(Decision.Waiting.class);
        assertThat(proven.decide(RELAY)).isInstanceOf(Decision.Waiting.class);
        // Nor a line of which nobody knows what it is.
        assertThat(proven.with(unknown()).decide(GENERIC)).isInstanceOf(Decision.Waiting.class);
    }

    @Test
    void a_proof_is_offered_as_another_way() {
        Decision.Waiting waiting =
                waiting(good().with(name(PtrClass.GENERIC, confirmed())).decide(GENERIC));
        assertThat(waiting.instead()).extracting(Missing::need).containsExactly(Need.PROOF);
        assertThat(waiting.move()).isEqualTo(Party.SENDER);
    }

    @Test
    void the_owners_word_decides_of_what_the_owner_declared() {
        assertThat(good().ownerSays(OwnerPolicy.ALLOWS).decide(DECLARED)).isInstanceOf(Decision.Granted.class);
        assertThat(good().ownerSays(OwnerPolicy.FORBIDS).decide(DECLARED))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        r -> assertThat(r.reason().key()).isEqualTo("owner-says-no"));
        Decision.Waiting waiting = waiting(good().ownerSays(OwnerPolicy.SILENT).decide(DECLARED));
        assertThat(waiting.move()).isEqualTo(Party.OWNER);
    }

    @Test
    void each_criterion_of_a_list_must_let_go() {
        assertThat(waiting(good().decide(DYNAMIC, DECLARED)).missing())
                .extracting(Missing::need)
                .containsExactly(Need.OWNER_SAYS);
        assertThat(good().ownerSays(OwnerPolicy.ALLOWS).decide(DYNAMIC, DECLARED))
                .isInstanceOf(Decision.Granted.class);
        assertThat(good().ownerSays(OwnerPolicy.FORBIDS).decide(DYNAMIC, DECLARED))
                .isInstanceOf(Decision.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 10, 1_000_000})
    void quiet_time_doubles_for_repeaters_up_to_its_most(int earlier) {
        Duration quiet = Duration.ofHours(Math.min(14 * 24, 24L << Math.min(earlier, 10)));
        Facts facts = good().abuseAgo(MINUTE).removedBefore(earlier);
        Decision.Waiting waiting = waiting(facts.decide(on("rbl", "spam-source")));
        assertThat(waiting.nextTestAt()).isEqualTo(NOW.minus(MINUTE).plus(quiet));
        assertThat(good().abuseAgo(quiet).removedBefore(earlier).decide(on("rbl", "spam-source", Duration.ofDays(20))))
                .isEqualTo(
                        new Decision.Granted(new Grant.Removal(Ground.QUIET, NOW.plus(RemovalNumbers.USUAL.review()))));
    }

    @Test
    void a_listing_without_evidence_of_ours_is_an_observation_itself() {
        assertThat(waiting(good().decide(on("rbl", "spam-source", MINUTE))).nextTestAt())
                .isEqualTo(NOW.minus(MINUTE).plus(DAY));
    }

    @Test
    void a_burst_waits_minutes_and_never_longer_than_its_own_end() {
        Instant end = NOW.plusSeconds(30);
        ListedFor burst = new ListedFor("quick", "burst", Prefix.of(Facts.ADDRESS), NOW, Optional.of(end));
        assertThat(waiting(good().decide(on("quick", "burst", MINUTE))).nextTestAt())
                .isEqualTo(NOW.plus(Duration.ofMinutes(9)));
        assertThat(waiting(good().decide(burst)).nextTestAt()).isEqualTo(end);
    }

    @Test
    void a_relay_is_cleared_by_a_newer_test_alone() {
        Decision.Waiting untested = waiting(good().decide(RELAY));
        assertThat(needs(untested)).containsExactly(Need.RELAY_TEST);
        assertThat(untested.move()).isEqualTo(Party.OPERATOR);
        assertThat(good().retested(Retest.CLOSED, MINUTE).decide(RELAY)).isInstanceOf(Decision.Granted.class);
        assertThat(good().abuseAgo(MINUTE).retested(Retest.CLOSED, DAY).decide(RELAY))
                .isInstanceOf(Decision.Waiting.class);
        Decision.Waiting open = waiting(good().retested(Retest.OPEN, MINUTE).decide(RELAY));
        assertThat(open.move()).isEqualTo(Party.SENDER);
        assertThat(open.nextTestAt()).isEqualTo(NOW.minus(MINUTE).plus(DAY));
    }

    @Test
    void nobody_takes_anothers_good_name_away() {
        ListedFor allowed = on("allow", "rdns-static");
        ListedFor vouched = on("allow", "owner-vouched");
        Facts visited = good().proven(Proof.VISIT, MINUTE, MINUTE, 1);
        assertThat(needs(waiting(good().decide(allowed)))).containsExactly(Need.WITHDRAWAL_PROOF);
        assertThat(visited.decide(allowed)).isInstanceOf(Decision.Granted.class);
        assertThat(visited.decide(vouched)).isInstanceOf(Decision.Waiting.class);
        assertThat(good().proven(Proof.ABUSE_CONTACT, MINUTE, MINUTE, 1).decide(vouched))
                .isInstanceOf(Decision.Granted.class);
    }

    @Test
    void what_is_off_by_itself_is_granted() {
        assertThat(dark().decide()).isEqualTo(new Decision.Granted(new Grant.AlreadyOff()));
    }

    @Test
    void tests_come_from_each_minute_to_each_hour() {
        RemovalNumbers numbers = RemovalNumbers.USUAL;
        assertThat(numbers.retestAt(NOW, 0)).isEqualTo(NOW.plus(MINUTE));
        assertThat(numbers.retestAt(NOW, 1)).isEqualTo(NOW.plus(MINUTE.multipliedBy(2)));
        assertThat(numbers.retestAt(NOW, 6)).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(numbers.retestAt(NOW, Integer.MAX_VALUE)).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void an_ipv6_address_is_told_its_own_records() {
        IpAddress address = IpAddress.parse("2001:db8::7");
        Facts facts = good().with(name(PtrClass.NONE, new Fcrdns.NoPtr()));
        RemovalRules.Question question = new RemovalRules.Question(address, List.of(NO_NAME), facts.findings(), 0, NOW);
        Missing missing = waiting(Facts.RULES.decide(question)).missing().getFirst();
        assertThat(Published.step(missing)).contains("8.b.d.0.1.0.0.2.ip6.arpa. PTR", "AAAA 2001:db8::7");
        assertThat(RemovalRequest.subject(address)).isEqualTo(Prefix.parse("2001:db8::/64"));
    }

    @Test
    void a_name_out_of_dns_cannot_fill_other_places_of_a_text() {
        ReverseDns odd = new ReverseDns(PtrClass.GENERIC, "r@1", "{how}", List.of("{address}.{"), confirmed());
        Missing missing =
                waiting(good().with(known(odd)).decide(DYNAMIC)).missing().getFirst();
        assertThat(Published.sentence(missing)).isEqualTo("The reverse DNS name of 192.0.2.7 is {address}.{. {how}");
    }

    private static Decision exempt(Ground ground, Instant until) {
        return new Decision.Granted(new Grant.Exemption(ground, until));
    }

    private static Decision.Waiting waiting(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Waiting.class);
        return (Decision.Waiting) decision;
    }

    private static List<Need> needs(Decision.Waiting waiting) {
        return waiting.missing().stream().map(Missing::need).toList();
    }
}
