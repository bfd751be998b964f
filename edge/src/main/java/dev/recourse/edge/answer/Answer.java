package dev.recourse.edge.answer;

import dev.recourse.core.dns.CheckedCookie;
import java.nio.ByteBuffer;

/** What becomes of a packet. */
public sealed interface Answer {

    /** In place of a zone's: the query is for none of ours, or did not come that far. */
    int NO_ZONE = -1;

    /** Why, to be counted. */
    Outcome outcome();

    /** The place of the zone in the policy, to be counted; {@link #NO_ZONE} where there is none. */
    int zone();

    /**
     * Send this.
     *
     * @param message the reply, from its position to its limit, on an array
     * @param cookie what the client's cookie was worth, to be counted
     */
    record Reply(ByteBuffer message, Outcome outcome, CheckedCookie.Standing cookie, int zone) implements Answer {
        /** A reply about no zone of ours. */
        public Reply(ByteBuffer message, Outcome outcome, CheckedCookie.Standing cookie) {
            this(message, outcome, cookie, NO_ZONE);
        }
    }

    /**
     * Send nothing.
     *
     * @param outcome DROPPED, or LIMITED
     */
    record Drop(Outcome outcome, int zone) implements Answer {
        /** Before a zone was known. */
        public Drop(Outcome outcome) {
            this(outcome, NO_ZONE);
        }
    }
}
