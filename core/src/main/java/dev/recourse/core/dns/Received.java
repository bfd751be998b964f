package dev.recourse.core.dns;

/** What a packet turns out to be. */
public sealed interface Received {

    /**
     * A query with one question.
     *
     * @param header its id and flags
     * @param question what is asked
     * @param edns its OPT record
     */
    record Query(Header header, Question question, Edns edns) implements Received {}

    /**
     * A query without a question and with an OPT record, by which a client may ask for a cookie alone (RFC 7873 5.4).
     *
     * @param edns never {@link Edns.Absent}
     */
    record NoQuestion(Header header, Edns edns) implements Received {}

    /** A query that cannot be read, or that has two questions, or none and no OPT record. */
    record Malformed(Header header) implements Received {}

    /** Neither query nor reply: another opcode. What follows its header is not looked at. */
    record OtherOpcode(Header header) implements Received {}

    /** Too short for a header, or a reply: to answer it could begin an endless exchange. */
    record Noise() implements Received {}
}
