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
     * @param options what else it asks for; of another version nothing is known
     */
    record Present(int payloadSize, int version, Options options) implements Edns {}

    /**
     * The options that we know.
     *
     * @param cookie the first of its COOKIE options
     * @param serverId whether it asks which server answers (NSID); what stands in it does not count (RFC 5001 2.2)
     * @param expire whether it asks for the zone's expiry (RFC 7314)
     * @param keepalive whether it asks how long a TCP connection may be idle (RFC 7828)
     */
    record Options(Cookie cookie, boolean serverId, boolean expire, boolean keepalive) {
        public static final Options NONE = new Options(new Cookie.None(), false, false, false);
    }

    /**
     * There are two, or it has a name, or its options do not add up, or a cookie has a wrong length: FORMERR, with an OPT
     * record (RFC 6891 6.1.1, RFC 7873 5.2.2).
     */
    record Broken() implements Edns {}
}
