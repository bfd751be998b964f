package dev.recourse.hub.removal;

import dev.recourse.core.removal.Case;
import dev.recourse.core.removal.CaseEvent;
import dev.recourse.core.removal.CaseState;
import dev.recourse.core.removal.CheckedLine;
import dev.recourse.core.removal.Grant;
import dev.recourse.core.removal.PublishedReason;
import dev.recourse.core.removal.RemovalNumbers;
import dev.recourse.hub.store.CaseMove;
import dev.recourse.hub.store.StoredCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes of events what the store writes. */
record Moves(RemovalNumbers numbers) {
    /** A look at an exemption that is in force, in multiples of the longest time between re-tests. */
    private static final int REVIEWS_APART = 6;

    /**
     * The move that these events make; empty where one of them cannot happen to the case.
     *
     * @param checked what was found
     */
    Optional<CaseMove> of(StoredCase stored, List<CheckedLine> checked, CaseEvent... events) {
        Case at = stored.current();
        List<CaseMove.Step> steps = new ArrayList<>();
        Instant when = at.state().since();
        for (CaseEvent event : events) {
            Optional<Case> next = at.after(event);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            if (isStep(at.state(), next.get().state())) {
                steps.add(step(at.state(), next.get().state(), event));
            }
            at = next.get();
            when = event.at();
        }
        return Optional.of(
                new CaseMove(stored.request(), at, stored.version(), checked, nextAt(at.state(), when), steps));
    }

    /** Nothing has changed but when it is looked at next. */
    CaseMove later(StoredCase stored, Optional<Instant> nextAt) {
        return new CaseMove(stored.request(), stored.current(), stored.version(), stored.checked(), nextAt, List.of());
    }

    /** One more test in vain is no step of the history; something else missing is. */
    private static boolean isStep(CaseState from, CaseState to) {
        boolean sameWait = from instanceof CaseState.Waiting before
                && to instanceof CaseState.Waiting after
                && keys(before).equals(keys(after));
        boolean sameGrant = from instanceof CaseState.Granted granted
                && to instanceof CaseState.Granted now
                && granted.grant().equals(now.grant());
        return !sameWait && !sameGrant;
    }

    private static CaseMove.Step step(CaseState from, CaseState to, CaseEvent event) {
        return new CaseMove.Step(
                event.at(), event.by(), from.name().name(), to.name().name(), detail(to));
    }

    /** By keys: the texts are found again by them. */
    private static String detail(CaseState state) {
        return switch (state) {
            case CaseState.Waiting waiting -> keys(waiting);
            case CaseState.Granted granted ->
                switch (granted.grant()) {
                    case Grant.AlreadyOff off -> "already-off";
                    case Grant.Removal removal -> removal.ground().key();
                    case Grant.Exemption exemption -> exemption.ground().key();
                };
            case CaseState.Refused refused -> refused.reason().key();
            case CaseState.Appealed appealed -> appealed.reason().key();
            case CaseState.Upheld upheld -> upheld.reason().key();
            case CaseState.Expired expired ->
                expired.reason().map(PublishedReason::key).orElse("waited-too-long");
            case CaseState.Received r -> "";
            case CaseState.Checked c -> "";
        };
    }

    private static String keys(CaseState.Waiting waiting) {
        return waiting.what().missing().stream()
                .map(missing -> missing.need().key())
                .collect(Collectors.joining(" "));
    }

    /** When the program looks at it by itself. */
    Optional<Instant> nextAt(CaseState state, Instant now) {
        return switch (state) {
            case CaseState.Received r -> Optional.of(now);
            case CaseState.Checked c -> Optional.of(now);
            case CaseState.Waiting waiting -> {
                Instant test = waiting.what().nextTestAt();
                yield Optional.of(waiting.endsAt(numbers).filter(test::isAfter).orElse(test));
            }
            case CaseState.Granted granted -> nextReview(granted, now);
            case CaseState.Refused r -> Optional.empty();
            case CaseState.Appealed a -> Optional.empty();
            case CaseState.Upheld u -> Optional.empty();
            case CaseState.Expired e -> Optional.empty();
        };
    }

    private Optional<Instant> nextReview(CaseState.Granted granted, Instant now) {
        Instant usual = now.plus(numbers.retestLast().multipliedBy(REVIEWS_APART));
        Instant soon = now.plus(numbers.retestFirst());
        return switch (granted.grant()) {
            case Grant.AlreadyOff off -> Optional.empty();
            case Grant.Removal removal -> Optional.of(granted.doubts() > 0 ? soon : usual);
            case Grant.Exemption exemption ->
                Optional.of(granted.doubts() > 0 ? soon : earlier(usual, later(exemption.reviewAt(), soon)));
        };
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }
}
