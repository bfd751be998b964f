package dev.recourse.hub.removal;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.removal.CaseEvent;
import dev.recourse.core.removal.CaseState;
import dev.recourse.core.removal.CheckedLine;
import dev.recourse.core.removal.Decision;
import dev.recourse.core.removal.Findings;
import dev.recourse.core.removal.Grant;
import dev.recourse.core.removal.ListedFor;
import dev.recourse.core.removal.Mover;
import dev.recourse.core.removal.PublishedReason;
import dev.recourse.core.removal.RemovalRequest;
import dev.recourse.core.removal.RemovalRules;
import dev.recourse.core.removal.Review;
import dev.recourse.hub.engine.Engine;
import dev.recourse.hub.store.CaseMove;
import dev.recourse.hub.store.Row;
import dev.recourse.hub.store.Store;
import dev.recourse.hub.store.StoredCase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks at one case and moves it. The looking is outside of every transaction; what it comes to is written in one, and only if
 * the case is still as it was. So a kill at any point leaves either the old state, which is due again, or the new one.
 */
final class CaseWork {
    /** A ground that is gone is looked for twice before anything ends: name servers are changed one after the other. */
    private static final int DOUBTS = 1;

    private final Store store;
    private final Engine engine;
    private final Standing standing;
    private final RemovalRules rules;
    private final Moves moves;
    private final AnswerTimes answers = new AnswerTimes();

    CaseWork(Store store, Engine engine, Standing standing, RemovalRules rules) {
        this.store = store;
        this.engine = engine;
        this.standing = standing;
        this.rules = rules;
        this.moves = new Moves(rules.published().numbers());
    }

    /** Looks at a case; whether it has moved on, or needed no look. */
    boolean look(StoredCase stored, Inspection inspection, Instant clock) {
        Instant now = notBefore(stored, clock);
        return switch (stored.current().state()) {
            case CaseState.Received r -> decide(stored, inspection, now);
            case CaseState.Checked c -> decide(stored, inspection, now);
            case CaseState.Waiting w -> decideAgain(stored, w, inspection, now);
            case CaseState.Granted g -> review(stored, g, inspection, now);
            case CaseState.Refused r -> rest(stored);
            case CaseState.Appealed a -> rest(stored);
            case CaseState.Upheld u -> rest(stored);
            case CaseState.Expired e -> rest(stored);
        };
    }

    /** A clock that was set back a little: a case that could not move until it has caught up would be due all the time. */
    private static Instant notBefore(StoredCase stored, Instant clock) {
        Instant since = stored.current().state().since();
        return clock.isBefore(since) ? since : clock;
    }

    /** Looks at it then, and not before. */
    void later(StoredCase stored, Instant at) {
        write(Optional.of(moves.later(stored, Optional.of(at))));
    }

    private boolean rest(StoredCase stored) {
        return write(Optional.of(moves.later(stored, Optional.empty())));
    }

    private boolean decide(StoredCase stored, Inspection inspection, Instant now) {
        Look look = look(stored, inspection, 0, now);
        CaseEvent.Decide decide = new CaseEvent.Decide(now, Mover.PROGRAM, look.decision);
        Optional<CaseMove> move = stored.current().state() instanceof CaseState.Received
                ? moves.of(stored, look.lines, new CaseEvent.Check(now), decide)
                : moves.of(stored, look.lines, decide);
        boolean written = commit(stored, look.decision, Actor.ENGINE, move);
        if (written) {
            answers.answered(
                    Mover.PROGRAM, Duration.between(stored.current().state().since(), now));
        }
        return written;
    }

    /** How long answers took since the start. */
    AnswerTimes answers() {
        return answers;
    }

    private boolean decideAgain(StoredCase stored, CaseState.Waiting state, Inspection inspection, Instant now) {
        Look look = look(stored, inspection, state.tests() + 1, now);
        boolean over = look.decision instanceof Decision.Waiting
                && state.endsAt(rules.published().numbers())
                        .filter(end -> !end.isAfter(now))
                        .isPresent();
        return over
                ? write(moves.of(stored, look.lines, new CaseEvent.GiveUp(now)))
                : commit(
                        stored,
                        look.decision,
                        Actor.ENGINE,
                        moves.of(stored, look.lines, new CaseEvent.Decide(now, Mover.PROGRAM, look.decision)));
    }

    private record Look(Decision decision, List<CheckedLine> lines) {}

    private Look look(StoredCase stored, Inspection inspection, int tests, Instant now) {
        String list = stored.current().list();
        List<ListedFor> listings = standing.on(list, stored.address());
        Findings findings = inspection.of(stored.request(), list, rules.checks(listings));
        Decision decision = rules.decide(new RemovalRules.Question(stored.address(), listings, findings, tests, now));
        return new Look(decision, findings.lines(rules.checks(listings), now));
    }

    /** A person decides. Empty where that cannot be decided of the case as it is. */
    Optional<Boolean> decide(StoredCase stored, Decision decision, Instant clock) {
        Instant now = notBefore(stored, clock);
        Optional<CaseMove> move =
                moves.of(stored, stored.checked(), new CaseEvent.Decide(now, Mover.OPERATOR, decision));
        return move.map(m -> {
            boolean written = commit(stored, decision, Actor.OPERATOR, move);
            if (written) {
                answers.answered(
                        Mover.OPERATOR,
                        Duration.between(waitedSince(stored.current().state()), now));
            }
            return written;
        });
    }

    private static Instant waitedSince(CaseState state) {
        return state instanceof CaseState.Waiting waiting ? waiting.moveSince() : state.since();
    }

    /** Who asked does not agree. Empty where there is nothing to appeal against. */
    Optional<Boolean> appeal(StoredCase stored, Instant clock) {
        CaseEvent appeal = new CaseEvent.Appeal(notBefore(stored, clock));
        return moves.of(stored, stored.checked(), appeal).map(store.requestWriter()::move);
    }

    private boolean commit(StoredCase stored, Decision decision, Actor actor, Optional<CaseMove> move) {
        return (decision instanceof Decision.Granted granted && changesSomething(granted.grant()))
                ? move.flatMap(m -> engine.grant(stored.current().list(), stored.address(), granted.grant(), actor, m))
                        .isPresent()
                : write(move);
    }

    private static boolean changesSomething(Grant grant) {
        return switch (grant) {
            case Grant.Removal r -> true;
            case Grant.Exemption e -> true;
            case Grant.AlreadyOff a -> false;
        };
    }

    private boolean review(StoredCase stored, CaseState.Granted state, Inspection inspection, Instant now) {
        String list = stored.current().list();
        if (exemption(list, stored.address()).isEmpty()) {
            return rest(stored);
        }
        RemovalRules.Question question = new RemovalRules.Question(
                stored.address(),
                List.of(),
                inspection.of(stored.request(), list, RemovalRules.checks(state.grant())),
                0,
                now);
        return switch (rules.review(state.grant(), state.since(), list, question)) {
            case Review.Holds holds -> renew(stored, state, holds.grant(), now);
            case Review.Unsure unsure
            when unsure.grant().equals(state.grant()) ->
                write(Optional.of(moves.later(stored, moves.nextAt(state, now))));
            case Review.Unsure unsure -> renew(stored, state, unsure.grant(), now);
            case Review.Gone gone
            when state.doubts() < doubtsBefore(gone.reason()) ->
                write(moves.of(stored, stored.checked(), new CaseEvent.Reviewed(now, state.grant(), false)));
            case Review.Gone gone ->
                end(stored, question.findings().lines(RemovalRules.checks(state.grant()), now), gone.reason(), now);
        };
    }

    /** What DNS says is looked for again; what the record says is so. */
    private static int doubtsBefore(PublishedReason reason) {
        return reason.key().equals("name-went-back") || reason.key().equals("line-says-dynamic") ? DOUBTS : 0;
    }

    private boolean renew(StoredCase stored, CaseState.Granted state, Grant grant, Instant now) {
        Optional<CaseMove> move = moves.of(stored, stored.checked(), new CaseEvent.Reviewed(now, grant, true));
        return grant.equals(state.grant())
                ? write(move)
                : move.flatMap(m -> engine.renewGrant(stored.current().list(), stored.address(), grant, m))
                        .isPresent();
    }

    private boolean end(StoredCase stored, List<CheckedLine> found, PublishedReason reason, Instant now) {
        return moves.of(stored, found, new CaseEvent.End(now, Mover.PROGRAM, reason))
                .flatMap(move -> engine.endGrant(
                        stored.current().list(),
                        stored.address(),
                        "exemption ended: " + reason.key(),
                        Actor.ENGINE,
                        move))
                .isPresent();
    }

    private Optional<Row> exemption(String list, IpAddress address) {
        return store.listings()
                .exemptionAt(list, RemovalRequest.subject(address))
                .filter(row -> row.source().equals(Engine.REMOVAL));
    }

    private boolean write(Optional<CaseMove> move) {
        return move.filter(store.requestWriter()::move).isPresent();
    }
}
