package dev.recourse.lookup.dns;

/** What a client counts. */
public enum LookupEvent {
    /** A question sent in a datagram. */
    UDP_QUERY,
    /** A question sent over TCP. */
    TCP_QUERY,
    /** A datagram from the server's address that is no reply to our question: another id, name, type or class. */
    REPLY_IGNORED,
    /** A reply with another spelling of the name than ours: asked again over TCP, where nobody can guess. */
    REPLY_RESPELLED,
    /** A reply that cannot be read. */
    REPLY_MALFORMED,
    /** A reply cut to fit a datagram: asked again over TCP. */
    REPLY_TRUNCATED,
    /** A server that did not answer in time, once. */
    SERVER_SILENT,
    /** A server that answered with a failure, or for which the system said that nothing listens. */
    SERVER_FAILED,
    /** A name server's address that is not public and so was not asked. */
    SERVER_FORBIDDEN,
    /** An answer that was known already. */
    CACHE_HIT,
    /** An answer that had to be asked for. */
    CACHE_MISS,
    /** A lookup that found records. */
    ANSWER_FOUND,
    /** A lookup that found that there are none. */
    ANSWER_ABSENT,
    /** A lookup that found out nothing. */
    ANSWER_UNKNOWN
}
