package dev.recourse.core.removal;

import dev.recourse.core.rdns.Fcrdns;
import dev.recourse.core.rdns.PtrClass;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Looks at the grounds of grants again. */
record Reviews(RemovalNumbers numbers) {

    Review review(Grant grant, Instant grantedAt, String list, RemovalRules.Question question) {
        return switch (grant) {
            case Grant.AlreadyOff off -> new Review.Holds(off);
            case Grant.Removal removal -> ofRemoval(removal, grantedAt, list, question);
            case Grant.Exemption exemption -> ofExemption(exemption, grantedAt, list, question);
        };
    }

    private Review ofExemption(
            Grant.Exemption exemption, Instant grantedAt, String list, RemovalRules.Question question) {
        return switch (exemption.ground()) {
            case OWN_NAME -> ofName(exemption, question);
            case PROOF -> ofProof(exemption, question);
            case OWNER -> ofOwner(exemption, question);
            case OPERATOR, QUIET, RETEST, WITHDRAWN -> ofAbuse(exemption, exemption, grantedAt, list, question);
        };
    }

    private Review ofRemoval(Grant.Removal removal, Instant grantedAt, String list, RemovalRules.Question question) {
        Grant later = new Grant.Removal(removal.ground(), later(removal.reviewAt(), question));
        return ofAbuse(removal, later, grantedAt, list, question);
    }

    private Review ofName(Grant.Exemption exemption, RemovalRules.Question question) {
        return switch (question.findings().reverseDns()) {
            case Finding.Unknown<ReverseDns> u -> unsure(exemption, question);
            case Finding.Known<ReverseDns> known when !known.value().isOwnName() -> gone("name-went-back", question);
            case Finding.Known<ReverseDns> known ->
                switch (known.value().forward()) {
                    case Fcrdns.Confirmed c -> renewed(exemption, question);
                    case Fcrdns.Unknown u -> unsure(exemption, question);
                    case Fcrdns.Mismatched m -> gone("name-went-back", question);
                    case Fcrdns.NoPtr n -> gone("name-went-back", question);
                };
        };
    }

    private Review ofProof(Grant.Exemption exemption, RemovalRules.Question question) {
        boolean weak = question.findings().controls().stream()
                .noneMatch(control -> control.proof().worth() == Proof.Worth.CONTROLS);
        if (weak && says(question, PtrClass.DYNAMIC)) {
            return gone("line-says-dynamic", question);
        }
        Optional<Instant> until = new ProofRule(numbers).provenUntil(question);
        if (until.isPresent()) {
            return new Review.Holds(new Grant.Exemption(Ground.PROOF, until.get()));
        }
        return exemption.reviewAt().isAfter(question.now())
                ? new Review.Unsure(exemption)
                : gone("proof-not-renewed", question);
    }

    private Review ofOwner(Grant.Exemption exemption, RemovalRules.Question question) {
        return switch (question.findings().owner()) {
            case Finding.Unknown<OwnerPolicy> u -> unsure(exemption, question);
            case Finding.Known<OwnerPolicy> known ->
                switch (known.value()) {
                    case ALLOWS -> renewed(exemption, question);
                    case FORBIDS, SILENT -> gone("owner-withdrew", question);
                };
        };
    }

    /** After a removal only newer evidence counts, and that does. */
    private Review ofAbuse(Grant grant, Grant later, Instant grantedAt, String list, RemovalRules.Question question) {
        if (!Published.known("new-abuse").isFor(list)) {
            return new Review.Holds(later);
        }
        return switch (question.findings().newestAbuse()) {
            case Finding.Unknown<Optional<Instant>> u -> new Review.Unsure(grant);
            case Finding.Known<Optional<Instant>> known ->
                known.value().filter(seen -> seen.isAfter(grantedAt)).isPresent()
                        ? gone("new-abuse", question)
                        : new Review.Holds(later);
        };
    }

    private Review renewed(Grant.Exemption exemption, RemovalRules.Question question) {
        return new Review.Holds(new Grant.Exemption(exemption.ground(), later(exemption.reviewAt(), question)));
    }

    /** Renewed once half of its time is used: each renewal is an entry of the public journal. */
    private Instant later(Instant reviewAt, RemovalRules.Question question) {
        Duration left = Duration.between(question.now(), reviewAt);
        return left.compareTo(numbers.review().dividedBy(2)) < 0
                ? question.now().plus(numbers.review())
                : reviewAt;
    }

    /** Nobody is listed because a lookup failed: near its end it is put off by a little. */
    private Review unsure(Grant.Exemption exemption, RemovalRules.Question question) {
        Duration little = numbers.provisional();
        Instant soon = question.now().plus(little);
        return new Review.Unsure(
                exemption.reviewAt().isBefore(soon)
                        ? new Grant.Exemption(exemption.ground(), soon.plus(little))
                        : exemption);
    }

    private static boolean says(RemovalRules.Question question, PtrClass wanted) {
        return question.findings().reverseDns() instanceof Finding.Known<ReverseDns> known
                && known.value().ptrClass() == wanted;
    }

    private static Review gone(String reason, RemovalRules.Question question) {
        return new Review.Gone(Published.known(reason), question.now());
    }
}
