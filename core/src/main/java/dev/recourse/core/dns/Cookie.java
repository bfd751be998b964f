package dev.recourse.core.dns;

/** The COOKIE option of a query (RFC 7873 4). Only its first one counts; one of a wrong length is {@link Edns.Broken}. */
public sealed interface Cookie {
    /** There is none. */
    record None() implements Cookie {}

    /**
     * The client has no cookie of ours yet.
     *
     * @param client its own eight octets
     */
    record ClientOnly(long client) implements Cookie {}

    /**
     * The client brings what may be a cookie of ours (RFC 9018 4).
     *
     * @param client its own eight octets
     * @param head version, reserved octets and timestamp
     * @param hash the other eight octets
     */
    record Both(long client, long head, long hash) implements Cookie {}

    /**
     * The client brings a server cookie of a length that ours do not have.
     *
     * @param client its own eight octets
     */
    record Foreign(long client) implements Cookie {}
}
