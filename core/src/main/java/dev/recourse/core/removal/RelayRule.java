package dev.recourse.core.removal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Only a test newer than the evidence counts. */
record RelayRule(RemovalNumbers numbers) {

    Outcome decide(RemovalRules.Question question) {
        return switch (question.findings().newestAbuse()) {
            case Finding.Unknown<Optional<Instant>> u ->
                Outcome.missing(Texts.missing(Need.RECORD, Party.OPERATOR, question));
            case Finding.Known<Optional<Instant>> known -> tested(question, known.value());
        };
    }

    private Outcome tested(RemovalRules.Question question, Optional<Instant> evidence) {
        return switch (question.findings().retest()) {
            case Finding.Unknown<Retest> u -> wanted(question);
            case Finding.Known<Retest> known when !isNewer(known.at(), question, evidence) -> wanted(question);
            case Finding.Known<Retest> known ->
                switch (known.value()) {
                    case CLOSED ->
                        Outcome.granted(
                                new Grant.Removal(Ground.RETEST, question.now().plus(numbers.review())));
                    case OPEN -> open(known.at(), question);
                };
        };
    }

    private static boolean isNewer(Instant tested, RemovalRules.Question question, Optional<Instant> evidence) {
        return Stream.concat(evidence.stream(), question.listings().stream().map(ListedFor::observedAt))
                .noneMatch(tested::isBefore);
    }

    private Outcome open(Instant tested, RemovalRules.Question question) {
        Instant next = tested.plus(numbers.relayRetest());
        return Outcome.missing(Texts.missing(
                        Need.RELAY_CLOSED,
                        Party.SENDER,
                        question,
                        Map.of("tested", Texts.time(tested), "until", Texts.time(next))))
                .notBefore(next.isAfter(question.now()) ? next : numbers.retestAt(question.now(), question.tests()));
    }

    private static Outcome wanted(RemovalRules.Question question) {
        return Outcome.missing(Texts.missing(Need.RELAY_TEST, Party.OPERATOR, question));
    }
}
