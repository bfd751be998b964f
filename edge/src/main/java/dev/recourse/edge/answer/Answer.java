package dev.recourse.edge.answer;

import java.nio.ByteBuffer;

/** What becomes of a packet. */
public sealed interface Answer {

    /** Why, to be counted. */
    Outcome outcome();

    /**
     * Send this.
     *
     * @param message the reply, from its position to its limit, on an array
     */
    record Reply(ByteBuffer message, Outcome outcome) implements Answer {}

    /** Send nothing. */
    record Drop() implements Answer {
        @Override
        public Outcome outcome() {
            return Outcome.DROPPED;
        }
    }
}
