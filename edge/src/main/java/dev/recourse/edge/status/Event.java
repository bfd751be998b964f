package dev.recourse.edge.status;

/** What is counted beside the outcomes of queries. */
public enum Event {
    /** A datagram could not be received or its reply not sent. */
    UDP_UNSENT,
    /** A TCP connection was taken. */
    TCP_OPENED,
    /** A TCP connection that had been taken has ended. */
    TCP_CLOSED,
    /** A TCP connection was closed at once, because there were too many. */
    TCP_TURNED_AWAY,
    /** A TCP connection was closed because its client was idle, or too slow in sending or taking. */
    TCP_OVERDUE,
    /** A TCP connection was closed after as many queries as one may bring. */
    TCP_ENOUGH,
    /** A query brought a client cookie and none of ours. */
    COOKIE_CLIENT_ONLY,
    /** A query brought a cookie of ours that holds. */
    COOKIE_VALID,
    /** A query brought a cookie that is too old, from the future, of another server or forged. */
    COOKIE_INVALID,
    /** A client that was counted for the quota had to make room for another. */
    QUOTA_FORGOTTEN,
    /** A network that was counted for the limit on replies had to make room for another. */
    RATE_FORGOTTEN
}
