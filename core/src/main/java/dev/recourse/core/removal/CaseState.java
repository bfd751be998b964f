package dev.recourse.core.removal;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a case is. What can come next is what {@link #after} gives; everything else is refused there.
 *
 * <pre>
 * RECEIVED → CHECKED → GRANTED | WAITING | REFUSED
 * WAITING  → WAITING | GRANTED | REFUSED | EXPIRED
 * REFUSED  → APPEALED → GRANTED | UPHELD
 * GRANTED  → EXPIRED, where an exemption ends
 * </pre>
 */
public sealed interface CaseState {
    /** Since when it is there. */
    Instant since();

    /** Its name in the store, in JSON and on pages. */
    Name name();

    /** Whose move it is; empty where nobody has one left. */
    Optional<Party> move();

    /** The names of the states. Stored by name. */
    enum Name {
        RECEIVED,
        CHECKED,
        WAITING,
        GRANTED,
        REFUSED,
        APPEALED,
        UPHELD,
        EXPIRED;

        /** Whether somebody still has to do something. */
        public boolean isOpen() {
            return switch (this) {
                case RECEIVED, CHECKED, WAITING, APPEALED -> true;
                case GRANTED, REFUSED, UPHELD, EXPIRED -> false;
            };
        }
    }

    /** It was asked for. */
    record Received(Instant since) implements CaseState {
        @Override
        public Name name() {
            return Name.RECEIVED;
        }

        @Override
        public Optional<Party> move() {
            return Optional.of(Party.OPERATOR);
        }
    }

    /** It was looked at. */
    record Checked(Instant since) implements CaseState {
        @Override
        public Name name() {
            return Name.CHECKED;
        }

        @Override
        public Optional<Party> move() {
            return Optional.of(Party.OPERATOR);
        }
    }

    /**
     * Something is missing.
     *
     * @param moveSince since when it is that party's move
     * @param tests how often it was looked at without a change
     */
    record Waiting(Instant since, Decision.Waiting what, Instant moveSince, int tests) implements CaseState {
        @Override
        public Name name() {
            return Name.WAITING;
        }

        @Override
        public Optional<Party> move() {
            return Optional.of(what.move());
        }

        /** When it ends for want of an answer. It never does while the move is ours, or while time alone is wanted. */
        public Optional<Instant> endsAt(RemovalNumbers numbers) {
            return switch (what.move()) {
                case SENDER, OWNER -> Optional.of(moveSince.plus(numbers.waiting()));
                case OPERATOR, TIME -> Optional.empty();
            };
        }
    }

    /**
     * It is granted.
     *
     * @param doubts how often in a row its ground was looked for in vain, where it is an exemption
     */
    record Granted(Instant since, Grant grant, int doubts) implements CaseState {
        @Override
        public Name name() {
            return Name.GRANTED;
        }

        @Override
        public Optional<Party> move() {
            return Optional.empty();
        }
    }

    /** It is refused; who asked may appeal. */
    record Refused(Instant since, PublishedReason reason) implements CaseState {
        @Override
        public Name name() {
            return Name.REFUSED;
        }

        @Override
        public Optional<Party> move() {
            return Optional.of(Party.SENDER);
        }
    }

    /** A person looks at the refusal. */
    record Appealed(Instant since, PublishedReason reason) implements CaseState {
        @Override
        public Name name() {
            return Name.APPEALED;
        }

        @Override
        public Optional<Party> move() {
            return Optional.of(Party.OPERATOR);
        }
    }

    /** A person has looked, and the refusal stands. */
    record Upheld(Instant since, PublishedReason reason) implements CaseState {
        @Override
        public Name name() {
            return Name.UPHELD;
        }

        @Override
        public Optional<Party> move() {
            return Optional.empty();
        }
    }

    /**
     * It is over: nobody did what was missing, or an exemption has ended.
     *
     * @param reason why the exemption ended; empty where the waiting was too long
     */
    record Expired(Instant since, Optional<PublishedReason> reason) implements CaseState {
        @Override
        public Name name() {
            return Name.EXPIRED;
        }

        @Override
        public Optional<Party> move() {
            return Optional.empty();
        }
    }

    /** The state after the event; empty where that cannot happen to a case in this state. */
    default Optional<CaseState> after(CaseEvent event) {
        return Transitions.after(this, event);
    }
}
