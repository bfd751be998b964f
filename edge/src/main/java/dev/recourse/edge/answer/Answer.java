package dev.recourse.edge.answer;

import dev.recourse.core.dns.CheckedCookie;
import java.nio.ByteBuffer;

/** What becomes of a packet. */
public sealed interface Answer {

    /** Why, to be counted. */
    Outcome outcome();

    /**
     * Send this.
     *
     * @param message the reply, from its position to its limit, on an array
     * @param cookie what the client's cookie was worth, to be counted
     */
    record Reply(ByteBuffer message, Outcome outcome, CheckedCookie.Standing cookie) implements Answer {}

    /**
     * Send nothing.
     *
     * @param outcome DROPPED, or LIMITED
     */
    record Drop(Outcome outcome) implements Answer {}
}
