package dev.recourse.core.removal;

import dev.recourse.core.address.IpAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The decision, by the published conditions. A function of what is listed, what was found and the time; it has an answer for
 * everything. What is unknown is never a refusal: then it waits, and the move is ours.
 */
public final class RemovalRules {
    private final Published published;

    public RemovalRules(Published published) {
        this.published = published;
    }

    /** What the rules go by. */
    public Published published() {
        return published;
    }

    /**
     * A case to decide.
     *
     * @param address the address
     * @param listings what lists it on the case's list; none where nothing does any more
     * @param findings what was checked
     * @param tests how often in a row it was tested in vain before
     * @param now the time
     */
    public record Question(IpAddress address, List<ListedFor> listings, Findings findings, int tests, Instant now) {
        public Question {
            listings = List.copyOf(listings);
        }
    }

    /** Decides. Where the list has several criteria for the address, each must let it go. */
    public Decision decide(Question question) {
        if (question.listings().isEmpty()) {
            return new Decision.Granted(new Grant.AlreadyOff());
        }
        List<Outcome> outcomes = question.listings().stream()
                .map(ListedFor::criterion)
                .distinct()
                .map(criterion -> outcome(question, criterion))
                .toList();
        return refusal(outcomes).or(() -> waiting(question, outcomes)).orElseGet(() -> granted(outcomes));
    }

    /** What has to be looked at to decide of these listings. */
    public Set<CheckedLine.What> checks(List<ListedFor> listings) {
        Set<CheckedLine.What> checks = EnumSet.noneOf(CheckedLine.What.class);
        listings.forEach(l ->
                checks.addAll(published.condition(l.list(), l.criterion()).way().checks()));
        return checks;
    }

    /** What has to be looked at to see whether a grant still holds. */
    public static Set<CheckedLine.What> checks(Grant grant) {
        return switch (grant) {
            case Grant.AlreadyOff off -> Set.of();
            case Grant.Removal r -> Set.of(CheckedLine.What.ABUSE);
            case Grant.Exemption e ->
                switch (e.ground()) {
                    case OWN_NAME -> Set.of(CheckedLine.What.REVERSE_DNS, CheckedLine.What.FORWARD);
                    case PROOF -> Set.of(CheckedLine.What.REVERSE_DNS, CheckedLine.What.PROOFS);
                    case OWNER -> Set.of(CheckedLine.What.OWNER);
                    case QUIET, RETEST, WITHDRAWN, OPERATOR -> Set.of(CheckedLine.What.ABUSE);
                };
        };
    }

    private Outcome outcome(Question question, String criterion) {
        String list = question.listings().getFirst().list();
        List<ListedFor> listings = question.listings().stream()
                .filter(l -> l.criterion().equals(criterion))
                .toList();
        Question narrow =
                new Question(question.address(), listings, question.findings(), question.tests(), question.now());
        return switch (published.condition(list, criterion).way()) {
            case QUIET -> new QuietRule(numbers()).decide(narrow, numbers().quiet(), Need.QUIET);
            case BURST -> new QuietRule(numbers()).decide(narrow, numbers().quickQuiet(), Need.BURST_END);
            case RETEST -> new RelayRule(numbers()).decide(narrow);
            case OWNER -> new OwnerRule(numbers()).decide(narrow);
            case OWN_NAME -> new OwnNameRule(numbers()).decide(narrow);
            case OWN_NAME_OR_PROOF -> new ProofRule(numbers()).decide(narrow);
            case WITHDRAWAL -> withdrawn(narrow, Proof.Worth.SPEAKS);
            case OWNER_WITHDRAWAL -> withdrawn(narrow, Proof.Worth.CONTROLS);
        };
    }

    /** Nobody may take another's good name off: this alone wants a proof before anything else. */
    private Outcome withdrawn(Question question, Proof.Worth least) {
        boolean proven = question.findings().controls().stream()
                .anyMatch(control -> control.proof().worth().compareTo(least) >= 0);
        if (proven) {
            return Outcome.granted(new Grant.Removal(Ground.WITHDRAWN, reviewAt(question)));
        }
        boolean tooLittle = !question.findings().controls().isEmpty();
        return Outcome.missing(
                Texts.missing(tooLittle ? Need.BETTER_PROOF : Need.WITHDRAWAL_PROOF, Party.SENDER, question));
    }

    private static Optional<Decision> refusal(List<Outcome> outcomes) {
        return outcomes.stream().flatMap(o -> o.reason().stream()).findFirst().map(Decision.Refused::new);
    }

    private Optional<Decision> waiting(Question question, List<Outcome> outcomes) {
        List<Outcome> open =
                outcomes.stream().filter(o -> !o.missing().isEmpty()).toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        List<Missing> missing =
                open.stream().flatMap(o -> o.missing().stream()).distinct().toList();
        // A way round one criterion is a way round the case only where that criterion stands alone.
        List<Missing> instead = open.size() == 1 ? open.getFirst().instead() : List.of();
        return Optional.of(new Decision.Waiting(missing, instead, nextTestAt(question, open)));
    }

    /** As early as anything can have changed; what is known to the second is looked at then. */
    private Instant nextTestAt(Question question, List<Outcome> open) {
        List<Instant> times = new ArrayList<>();
        for (Outcome outcome : open) {
            times.add(outcome.notBefore().orElseGet(() -> numbers().retestAt(question.now(), question.tests())));
        }
        return times.stream().min(Instant::compareTo).orElseThrow();
    }

    private static Decision granted(List<Outcome> outcomes) {
        // An exemption silences all criteria of its list, so where one of several is granted by one, the whole is.
        return new Decision.Granted(outcomes.stream()
                .flatMap(o -> o.grant().stream())
                .min((a, b) -> Integer.compare(order(a), order(b)))
                .orElseThrow());
    }

    private static int order(Grant grant) {
        return switch (grant) {
            case Grant.Exemption e -> 0;
            case Grant.Removal r -> 1;
            case Grant.AlreadyOff a -> 2;
        };
    }

    /**
     * Looks whether what a grant rests on still holds.
     *
     * @param grantedAt when it was granted
     */
    public Review review(Grant grant, Instant grantedAt, String list, Question question) {
        return new Reviews(numbers()).review(grant, grantedAt, list, question);
    }

    private Instant reviewAt(Question question) {
        return question.now().plus(numbers().review());
    }

    private RemovalNumbers numbers() {
        return published.numbers();
    }
}
