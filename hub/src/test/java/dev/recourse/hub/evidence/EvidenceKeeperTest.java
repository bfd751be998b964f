package dev.recourse.hub.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.evidence.Evidence;
import dev.recourse.core.evidence.EvidenceKind;
import dev.recourse.core.evidence.Judgement;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.NeverList;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.engine.Engine;
import dev.recourse.hub.engine.EvidenceKeeper.Withdrawn;
import dev.recourse.hub.store.Taking;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From evidence to a listing and away again, on a real store. */
class EvidenceKeeperTest {
    private static final String IP = "192.0.2.1";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void each_kind_lists_on_its_list_and_delivered_on_none() {
        try (KeptStore kept = KeptStore.in(folder)) {
            kept.spam(IP);
            kept.take(
                    kept.now("mx", EvidenceKind.BURST, "192.0.2.2"),
                    kept.now("mx", EvidenceKind.RELAY, "192.0.2.3"),
                    kept.now("mx", EvidenceKind.DELIVERED, "192.0.2.4"));
            assertThat(kept.on("rbl", IP)).containsExactly("2026-12-01T08:00:00Z Seen sending spam (rule spam-seen@1)");
            assertThat(kept.on("quick", "192.0.2.2"))
                    .containsExactly("2026-11-24T08:05:00Z Seen sending a burst of unwanted mail (rule burst-seen@1)");
            assertThat(kept.on("relay", "192.0.2.3"))
                    .containsExactly("2026-12-24T08:00:00Z Found to carry mail for strangers (rule relay-found@1)");
            assertThat(kept.journal()).hasSize(3).allMatch(line -> line.endsWith(" ENGINE"));
            assertThat(kept.store
                            .evidence()
                            .seenSending(
                                    kept.now("mx", EvidenceKind.DELIVERED, "192.0.2.4")
                                            .address(),
                                    KeptStore.START))
                    .isTrue();
        }
    }

    @Test
    void one_report_of_spam_is_not_enough_and_says_so() {
        try (KeptStore kept = KeptStore.in(folder)) {
            Taking taking = kept.take(kept.now("trap1", EvidenceKind.SPAM, IP));
            assertThat(taking)
                    .isInstanceOfSatisfying(
                            Taking.Taken.class,
                            taken -> assertThat(taken.rulings().getFirst().judgement())
                                    .isEqualTo(new Judgement.NotListed(1, 1)));
            assertThat(kept.listed("rbl", IP)).isFalse();
        }
    }

    @Test
    void new_evidence_renews_and_the_journal_grows_by_the_hour_not_by_the_mail() {
        try (KeptStore kept = KeptStore.in(folder)) {
            kept.spam(IP);
            for (int minute = 1; minute < 60; minute++) {
                kept.clock.advance(Duration.ofMinutes(1));
                kept.take(kept.now("trap1", EvidenceKind.SPAM, IP));
            }
            assertThat(kept.journal()).containsExactly("ADD " + IP + " ENGINE", "RENEW " + IP + " ENGINE");
            assertThat(kept.on("rbl", IP)).allMatch(line -> line.startsWith("2026-12-01T09:00:00Z"));
        }
    }

    @Test
    void who_comes_back_stays_longer() {
        try (KeptStore kept = KeptStore.in(folder)) {
            for (int days : List.of(7, 14, 28, 56, 56)) {
                kept.spam(IP);
                assertThat(kept.on("rbl", IP))
                        .as(days + " days")
                        .allMatch(line -> line.startsWith(
                                kept.clock.instant().plus(Duration.ofDays(days)).toString()));
                kept.later(Duration.ofDays(days));
                assertThat(kept.listed("rbl", IP)).isFalse();
            }
        }
    }

    @Test
    void who_comes_back_before_the_sweep_has_come_back_too() {
        try (KeptStore kept = KeptStore.in(folder)) {
            kept.take(kept.now("mx", EvidenceKind.BURST, IP));
            kept.clock.advance(Duration.ofMinutes(6));
            kept.take(kept.now("mx", EvidenceKind.BURST, IP));
            assertThat(kept.on("quick", IP)).allMatch(line -> line.startsWith("2026-11-24T08:16:00Z"));
            assertThat(kept.journal())
                    .containsExactly("ADD " + IP + " ENGINE", "EXPIRE " + IP + " ENGINE", "ADD " + IP + " ENGINE");
        }
    }

    @Test
    void a_removal_is_not_undone_by_old_evidence_and_is_by_new() {
        try (KeptStore kept = KeptStore.in(folder)) {
            Evidence old = kept.now("mx", EvidenceKind.SPAM, IP);
            kept.spam(IP);
            kept.clock.advance(Duration.ofHours(1));
            kept.engine.remove("rbl", Prefix.parse(IP), "closed");
            kept.take(old);
            kept.take(kept.now("mx", EvidenceKind.SPAM, IP));
            assertThat(kept.listed("rbl", IP)).isFalse();
            kept.clock.advance(Duration.ofHours(1));
            kept.take(kept.now("trap1", EvidenceKind.SPAM, IP));
            assertThat(kept.listed("rbl", IP)).as("one new sighting").isFalse();
            kept.take(kept.now("trap2", EvidenceKind.SPAM, IP));
            assertThat(kept.listed("rbl", IP)).isTrue();
        }
    }

    @Test
    void an_exemption_silences_what_evidence_lists() {
        try (KeptStore kept = KeptStore.in(folder)) {
            kept.engine.exempt("rbl", Prefix.parse("192.0.2.0/24"), Engine.OPERATOR, "a partner", Actor.OPERATOR);
            kept.spam(IP);
            assertThat(kept.listed("rbl", IP)).isTrue();
            assertThat(kept.engine.exemptions("rbl", Prefix.parse(IP))).hasSize(1);
        }
    }

    @Test
    void the_never_list_keeps_rules_off_and_the_evidence_all_the_same() {
        NeverList never =
                new NeverList(List.of(new NeverList.Entry(Prefix.parse("192.0.2.0/28"), "our own mail servers")));
        try (KeptStore kept = KeptStore.in(folder, never)) {
            kept.spam(IP);
            kept.spam("192.0.2.16");
            assertThat(kept.listed("rbl", IP)).isFalse();
            assertThat(kept.listed("rbl", "192.0.2.16")).isTrue();
            assertThat(kept.store.evidence().newest(Prefix.parse(IP), 10)).hasSize(2);
        }
    }

    @Test
    void what_is_put_on_the_never_list_leaves_with_the_next_withdrawal_of_evidence_on_it() {
        try (KeptStore kept = KeptStore.in(folder)) {
            kept.spam(IP);
        }
        NeverList never = new NeverList(List.of(new NeverList.Entry(Prefix.parse(IP), "ours")));
        try (KeptStore kept = KeptStore.in(folder, never)) {
            kept.keeper.withdraw("trap1", gone -> {});
            assertThat(kept.listed("rbl", IP)).isFalse();
        }
    }

    @Test
    void what_no_list_may_hold_and_times_that_cannot_be_are_refused_with_their_place() {
        try (KeptStore kept = KeptStore.strict(folder)) {
            assertThat(kept.take(
                            kept.now("mx", EvidenceKind.DELIVERED, "192.0.32.1"),
                            kept.now("mx", EvidenceKind.DELIVERED, "10.0.0.1")))
                    .isInstanceOfSatisfying(Taking.Refused.class, refused -> {
                        assertThat(refused.index()).isEqualTo(1);
                        assertThat(refused.reason()).contains("10.0.0.1", "private use");
                    });
            assertThat(kept.take(kept.now("mx", EvidenceKind.SPAM, IP)))
                    .isInstanceOfSatisfying(
                            Taking.Refused.class,
                            refused -> assertThat(refused.reason()).contains("documentation-ranges"));
            Evidence ahead = kept.now("mx", EvidenceKind.SPAM, "192.0.32.1");
            kept.clock.advance(Duration.ofMinutes(-6));
            assertThat(kept.take(ahead)).isInstanceOf(Taking.Refused.class);
            assertThat(kept.keeper.count().refused()).isEqualTo(4);
            assertThat(kept.keeper.count().kept()).isZero();
        }
    }

    @Test
    void a_withdrawn_source_takes_its_listings_along_and_no_others() {
        try (KeptStore kept = KeptStore.in(folder)) {
            kept.spam(IP);
            kept.spam("192.0.2.2");
            kept.take(kept.now("mx", EvidenceKind.SPAM, "192.0.2.2"));
            kept.take(IntStream.range(0, 700)
                    .mapToObj(i -> kept.now("trap1", EvidenceKind.BURST, "198.51.100." + i % 250))
                    .distinct()
                    .toArray(Evidence[]::new));
            assertThat(kept.listed("quick", "198.51.100.249")).isTrue();
            long[] told = {0};
            Withdrawn withdrawn = kept.keeper.withdraw("trap1", gone -> told[0] = gone);

            assertThat(withdrawn.evidence()).isEqualTo(252).isEqualTo(told[0]);
            assertThat(withdrawn.listings()).isEqualTo(251);
            assertThat(kept.listed("rbl", IP)).isFalse();
            assertThat(kept.listed("rbl", "192.0.2.2")).isTrue();
            assertThat(kept.listed("quick", "198.51.100.249")).isFalse();
            assertThatThrownBy(() -> kept.keeper.withdraw("no name", gone -> {}))
                    .isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void evidence_goes_when_its_published_time_is_over() {
        try (KeptStore kept = KeptStore.in(folder)) {
            kept.take(kept.now("mx", EvidenceKind.SPAM, IP), kept.now("mx", EvidenceKind.DELIVERED, IP));
            kept.clock.advance(Duration.ofDays(30));
            kept.keeper.forgetOld();
            assertThat(kept.store.evidence().newest(Prefix.parse(IP), 10)).hasSize(2);
            kept.clock.advance(Duration.ofMillis(1));
            kept.keeper.forgetOld();
            assertThat(kept.store.evidence().newest(Prefix.parse(IP), 10))
                    .singleElement()
                    .satisfies(left -> assertThat(left.evidence().kind()).isEqualTo(EvidenceKind.SPAM));
        }
    }
}
