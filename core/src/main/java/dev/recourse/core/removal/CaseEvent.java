package dev.recourse.core.removal;

import java.time.Instant;

/** What can happen to a case. */
public sealed interface CaseEvent {
    /** When. */
    Instant at();

    /** By whom. */
    Mover by();

    /** The checks were made. */
    record Check(Instant at) implements CaseEvent {
        @Override
        public Mover by() {
            return Mover.PROGRAM;
        }
    }

    /** It was decided: at first, after a re-test, or of an appeal. A person may decide too. */
    record Decide(Instant at, Mover by, Decision decision) implements CaseEvent {
        public Decide {
            if (by == Mover.SENDER) {
                throw new IllegalArgumentException("who asks does not decide");
            }
        }
    }

    /** Who asked does not agree with a refusal. */
    record Appeal(Instant at) implements CaseEvent {
        @Override
        public Mover by() {
            return Mover.SENDER;
        }
    }

    /** Waiting took too long. */
    record GiveUp(Instant at) implements CaseEvent {
        @Override
        public Mover by() {
            return Mover.PROGRAM;
        }
    }

    /** The ground of an exemption was looked for: it holds, perhaps until later; or it was not found, once. */
    record Reviewed(Instant at, Grant grant, boolean found) implements CaseEvent {
        @Override
        public Mover by() {
            return Mover.PROGRAM;
        }
    }

    /** The ground of an exemption is gone. */
    record End(Instant at, Mover by, PublishedReason reason) implements CaseEvent {
        public End {
            reason.require(PublishedReason.Kind.END);
        }
    }
}
