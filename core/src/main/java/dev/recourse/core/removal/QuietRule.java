package dev.recourse.core.removal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Nothing may have been seen for the quiet time. */
record QuietRule(RemovalNumbers numbers) {

    Outcome decide(RemovalRules.Question question, Duration first, Need need) {
        return switch (question.findings().newestAbuse()) {
            case Finding.Unknown<Optional<Instant>> u -> Outcome.missing(record(question));
            case Finding.Known<Optional<Instant>> known -> {
                Instant seen = newest(question, known.value());
                Instant until = earlier(question, seen.plus(quiet(question, first)));
                yield question.now().isBefore(until)
                        ? Outcome.missing(missing(need, question, seen, until)).notBefore(until)
                        : Outcome.granted(
                                new Grant.Removal(Ground.QUIET, question.now().plus(numbers.review())));
            }
        };
    }

    /** Fresh abuse on record, where that alone is asked; empty where there is none. */
    Optional<Outcome> abuse(RemovalRules.Question question) {
        return switch (question.findings().newestAbuse()) {
            case Finding.Unknown<Optional<Instant>> u -> Optional.of(Outcome.missing(record(question)));
            case Finding.Known<Optional<Instant>> known ->
                known.value().flatMap(seen -> {
                    Instant until = seen.plus(numbers.quiet());
                    return question.now().isBefore(until)
                            ? Optional.of(Outcome.missing(missing(Need.QUIET, question, seen, until))
                                    .notBefore(until))
                            : Optional.empty();
                });
        };
    }

    private Duration quiet(RemovalRules.Question question, Duration first) {
        return numbers.quietAfter(first, question.findings().earlierRemovals());
    }

    /** A listing is an observation itself: imported ones have no evidence of ours. */
    private static Instant newest(RemovalRules.Question question, Optional<Instant> evidence) {
        return Stream.concat(evidence.stream(), question.listings().stream().map(ListedFor::observedAt))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** It never takes longer than the end by itself. */
    private static Instant earlier(RemovalRules.Question question, Instant until) {
        boolean all = question.listings().stream().allMatch(l -> l.expiresAt().isPresent());
        Optional<Instant> end = question.listings().stream()
                .flatMap(l -> l.expiresAt().stream())
                .max(Instant::compareTo);
        return all && end.orElseThrow().isBefore(until) ? end.get() : until;
    }

    private static Missing record(RemovalRules.Question question) {
        return Texts.missing(Need.RECORD, Party.OPERATOR, question);
    }

    private static Missing missing(Need need, RemovalRules.Question question, Instant seen, Instant until) {
        return Texts.missing(need, Party.TIME, question, Map.of("seen", Texts.time(seen), "until", Texts.time(until)));
    }
}
