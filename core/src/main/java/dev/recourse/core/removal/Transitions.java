package dev.recourse.core.removal;

import java.time.Instant;
import java.util.Optional;

/** What may follow what. */
final class Transitions {
    private Transitions() {}

    static Optional<CaseState> after(CaseState state, CaseEvent event) {
        if (event.at().isBefore(state.since())) {
            return Optional.empty();
        }
        return switch (state) {
            case CaseState.Received r -> ofReceived(event);
            case CaseState.Checked c -> ofChecked(event);
            case CaseState.Waiting w -> ofWaiting(w, event);
            case CaseState.Granted g -> ofGranted(g, event);
            case CaseState.Refused r -> ofRefused(r, event);
            case CaseState.Appealed a -> ofAppealed(event);
            case CaseState.Upheld u -> Optional.empty();
            case CaseState.Expired e -> Optional.empty();
        };
    }

    private static Optional<CaseState> ofReceived(CaseEvent event) {
        return event instanceof CaseEvent.Check check
                ? Optional.of(new CaseState.Checked(check.at()))
                : Optional.empty();
    }

    private static Optional<CaseState> ofChecked(CaseEvent event) {
        return event instanceof CaseEvent.Decide decide ? Optional.of(decided(decide)) : Optional.empty();
    }

    private static Optional<CaseState> ofWaiting(CaseState.Waiting state, CaseEvent event) {
        return switch (event) {
            case CaseEvent.Decide decide ->
                Optional.of(
                        decide.decision() instanceof Decision.Waiting still
                                ? stillWaiting(state, still, decide.at())
                                : decided(decide));
            case CaseEvent.GiveUp end -> Optional.of(new CaseState.Expired(end.at(), Optional.empty()));
            case CaseEvent.Check c -> Optional.empty();
            case CaseEvent.Appeal a -> Optional.empty();
            case CaseEvent.Reviewed r -> Optional.empty();
            case CaseEvent.End e -> Optional.empty();
        };
    }

    /** The same thing missing is one more test in vain; another begins anew, and is soon looked at again. */
    private static CaseState stillWaiting(CaseState.Waiting state, Decision.Waiting now, Instant at) {
        boolean sameMove = state.what().move() == now.move();
        boolean same = state.what().missing().equals(now.missing())
                && state.what().instead().equals(now.instead());
        return new CaseState.Waiting(
                state.since(), now, sameMove ? state.moveSince() : at, same ? state.tests() + 1 : 0);
    }

    private static Optional<CaseState> ofGranted(CaseState.Granted state, CaseEvent event) {
        return switch (event) {
            case CaseEvent.Reviewed review
            when !(state.grant() instanceof Grant.AlreadyOff) ->
                Optional.of(
                        new CaseState.Granted(state.since(), review.grant(), review.found() ? 0 : state.doubts() + 1));
            case CaseEvent.End end
            when !(state.grant() instanceof Grant.AlreadyOff) ->
                Optional.of(new CaseState.Expired(end.at(), Optional.of(end.reason())));
            case CaseEvent.Reviewed r -> Optional.empty();
            case CaseEvent.End e -> Optional.empty();
            case CaseEvent.Check c -> Optional.empty();
            case CaseEvent.Decide d -> Optional.empty();
            case CaseEvent.Appeal a -> Optional.empty();
            case CaseEvent.GiveUp g -> Optional.empty();
        };
    }

    private static Optional<CaseState> ofRefused(CaseState.Refused state, CaseEvent event) {
        return event instanceof CaseEvent.Appeal appeal
                ? Optional.of(new CaseState.Appealed(appeal.at(), state.reason()))
                : Optional.empty();
    }

    /** An appeal is decided by a person, and for good. */
    private static Optional<CaseState> ofAppealed(CaseEvent event) {
        if (!(event instanceof CaseEvent.Decide decide) || decide.by() != Mover.OPERATOR) {
            return Optional.empty();
        }
        return switch (decide.decision()) {
            case Decision.Granted g -> Optional.of(new CaseState.Granted(decide.at(), g.grant(), 0));
            case Decision.Refused r -> Optional.of(new CaseState.Upheld(decide.at(), r.reason()));
            case Decision.Waiting w -> Optional.empty();
        };
    }

    private static CaseState decided(CaseEvent.Decide decide) {
        return switch (decide.decision()) {
            case Decision.Granted g -> new CaseState.Granted(decide.at(), g.grant(), 0);
            case Decision.Waiting w -> new CaseState.Waiting(decide.at(), w, decide.at(), 0);
            case Decision.Refused r -> new CaseState.Refused(decide.at(), r.reason());
        };
    }
}
