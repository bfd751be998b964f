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

    /** A query that cannot be read, or that has not exactly one question. */
    record Malformed(Header header) implements Received {}

    /** Neither query nor reply: another opcode. What follows its header is not looked at. */
    record OtherOpcode(Header header) implements Received {}

    /** Too short for a header, or a reply: to answer it could begin an endless exchange. */
    record Noise() implements Received {}
}
