package dev.recourse.core.dns;

/** What a query says by its OPT record (RFC 6891). */
public sealed interface Edns {

    /** There is none; the reply has none. */
    record Absent() implements Edns {}

    /**
     * There is one.
     *
     * @param payloadSize the largest UDP reply that the client takes, as it says
     * @param version 0 is the only one there is
     */
    record Present(int payloadSize, int version) implements Edns {}

    /** There are two, or it has a name, or its options do not add up: FORMERR, with an OPT record (RFC 6891 6.1.1). */
    record Broken() implements Edns {}
}
