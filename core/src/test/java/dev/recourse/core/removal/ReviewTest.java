package dev.recourse.core.removal;

import static dev.recourse.core.removal.Facts.NOW;
import static dev.recourse.core.removal.Facts.confirmed;
import static dev.recourse.core.removal.Facts.good;
import static dev.recourse.core.removal.Facts.name;
import static dev.recourse.core.removal.Facts.timeout;
import static dev.recourse.core.removal.Facts.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.rdns.Fcrdns;
import dev.recourse.core.rdns.PtrClass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When what was granted ends again. */
class ReviewTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Grant OWN_NAME = new Grant.Exemption(Ground.OWN_NAME, NOW.plus(Duration.ofDays(80)));

    @Test
    void it_lasts_as_long_as_the_name_does() {
        assertThat(review(OWN_NAME, good())).isEqualTo(new Review.Holds(OWN_NAME));
        Grant late = new Grant.Exemption(Ground.OWN_NAME, NOW.plus(DAY));
        assertThat(review(late, good()))
                .isEqualTo(new Review.Holds(new Grant.Exemption(Ground.OWN_NAME, NOW.plus(Duration.ofDays(90)))));
    }

    @Test
    void it_ends_when_the_name_goes_back() {
        for (Facts facts : List.of(
                good().with(name(PtrClass.GENERIC, confirmed())),
                good().with(name(PtrClass.DYNAMIC, confirmed())),
                good().with(name(PtrClass.NONE, new Fcrdns.NoPtr())),
                good().with(name(PtrClass.NAMED, new Fcrdns.Mismatched(List.of("mail.example.org")))))) {
            assertGone("name-went-back", review(OWN_NAME, facts));
        }
    }

    @Test
    void a_lookup_that_fails_ends_nothing_and_near_the_end_puts_it_off() {
        for (Facts facts : List.of(good().with(unknown()), good().with(name(PtrClass.NAMED, timeout())))) {
            assertThat(review(OWN_NAME, facts)).isEqualTo(new Review.Unsure(OWN_NAME));
            Grant late = new Grant.Exemption(Ground.OWN_NAME, NOW.plusSeconds(60));
            assertThat(review(late, facts))
                    .isEqualTo(new Review.Unsure(new Grant.Exemption(Ground.OWN_NAME, NOW.plus(DAY.multipliedBy(2)))));
        }
    }

    @Test
    void a_proof_lasts_until_its_date_and_is_renewed_by_proving_again() {
        Facts generic = good().with(name(PtrClass.GENERIC, confirmed()));
        Grant proof = new Grant.Exemption(Ground.PROOF, NOW.plus(DAY));
        Facts again = generic.proven(Proof.TXT_IN_REVERSE, DAY.multipliedBy(29), Duration.ZERO, 2);
        assertThat(review(proof, again))
                .isEqualTo(new Review.Holds(new Grant.Exemption(Ground.PROOF, NOW.plus(Duration.ofDays(30)))));
        assertGone(
                "proof-not-renewed",
                review(
                        new Grant.Exemption(Ground.PROOF, NOW),
                        generic.proven(Proof.TXT_IN_REVERSE, DAY.multipliedBy(30), DAY.multipliedBy(30), 1)));
        assertGone(
                "line-says-dynamic",
                review(
                        proof,
                        good().with(name(PtrClass.DYNAMIC, confirmed()))
                                .proven(Proof.VISIT, DAY.multipliedBy(5), DAY, 5)));
    }

    @Test
    void after_a_removal_only_newer_evidence_counts_and_it_does() {
        Grant quiet = new Grant.Removal(Ground.QUIET, NOW.plus(Duration.ofDays(80)));
        Instant grantedAt = NOW.minus(DAY);
        RemovalRules.Question old = good().abuseAgo(DAY.multipliedBy(2)).question();
        RemovalRules.Question newer = good().abuseAgo(Duration.ofHours(1)).question();
        assertThat(Facts.RULES.review(quiet, grantedAt, "rbl", old)).isEqualTo(new Review.Holds(quiet));
        assertGone("new-abuse", Facts.RULES.review(quiet, grantedAt, "rbl", newer));
    }

    @Test
    void an_owner_may_take_his_word_back() {
        Grant owner = new Grant.Exemption(Ground.OWNER, NOW.plus(DAY));
        assertThat(review(owner, good().ownerSays(OwnerPolicy.ALLOWS))).isInstanceOf(Review.Holds.class);
        assertGone("owner-withdrew", review(owner, good().ownerSays(OwnerPolicy.FORBIDS)));
    }

    private static Review review(Grant grant, Facts facts) {
        return Facts.RULES.review(grant, NOW.minus(DAY), "dul", facts.question());
    }

    private static void assertGone(String reason, Review review) {
        assertThat(review)
                .isInstanceOfSatisfying(
                        Review.Gone.class,
                        gone -> assertThat(gone.reason().key()).isEqualTo(reason));
    }
}
