package dev.recourse.core.removal;

import dev.recourse.core.rdns.PtrClass;
import java.time.Instant;
import java.util.Optional;

/** A name of its own, or a proof of control: for who has an address whose owner does not name it. */
record ProofRule(RemovalNumbers numbers) {

    Outcome decide(RemovalRules.Question question) {
        Outcome byName = new OwnNameRule(numbers).decide(question);
        if (byName.grant().isPresent()) {
            return byName;
        }
        Optional<Instant> until = provenUntil(question);
        if (until.isPresent()) {
            return Outcome.granted(new Grant.Exemption(Ground.PROOF, until.get()));
        }
        return byName.or(Texts.missing(wanted(question), Party.SENDER, question));
    }

    /** Until when the best of the proofs is good; empty where none counts now. */
    Optional<Instant> provenUntil(RemovalRules.Question question) {
        return question.findings().controls().stream()
                .filter(control -> counts(control, question))
                .map(this::until)
                .filter(until -> until.isAfter(question.now()))
                .max(Instant::compareTo);
    }

    /** Who speaks from a line that is dynamic, or may be for all we know, has shown nothing. */
    private static boolean counts(Control control, RemovalRules.Question question) {
        return switch (control.proof().worth()) {
            case CONTROLS -> true;
            case SPEAKS ->
                switch (question.findings().reverseDns()) {
                    case Finding.Known<ReverseDns> known -> known.value().ptrClass() != PtrClass.DYNAMIC;
                    case Finding.Unknown<ReverseDns> u -> false;
                };
        };
    }

    private Instant until(Control control) {
        return switch (control.proof().worth()) {
            case CONTROLS -> control.lastAt().plus(numbers.proved());
            case SPEAKS ->
                isRepeated(control)
                        ? control.lastAt().plus(numbers.proved())
                        : control.firstAt().plus(numbers.provisional());
        };
    }

    /** Several times, and over at least half of the time that was given for it: not all within a minute. */
    private boolean isRepeated(Control control) {
        return control.times() >= numbers.repeats()
                && !control.firstAt().plus(numbers.provisional().dividedBy(2)).isAfter(control.lastAt());
    }

    private static Need wanted(RemovalRules.Question question) {
        boolean given = !question.findings().controls().isEmpty();
        return switch (question.findings().reverseDns()) {
            case Finding.Known<ReverseDns> known ->
                known.value().ptrClass() == PtrClass.DYNAMIC ? Need.BETTER_PROOF : Need.PROOF;
            case Finding.Unknown<ReverseDns> u -> given ? Need.BETTER_PROOF : Need.PROOF;
        };
    }
}
