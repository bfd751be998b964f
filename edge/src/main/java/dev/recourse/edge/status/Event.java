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
    RATE_FORGOTTEN,
    /** A zone was sent whole, to its end (AXFR, or IXFR where the difference is not known). */
    TRANSFER_WHOLE,
    /** The difference of a zone was sent, to its end (IXFR). */
    TRANSFER_DIFFERENCE,
    /** A secondary was told that it has the zone already, or by UDP that it is to come by TCP. */
    TRANSFER_CURRENT,
    /** A transfer was refused: by policy, limit or signature, or the zone is none of ours. */
    TRANSFER_REFUSED,
    /** A transfer was put off: too many ran, or there was nothing to transfer yet. */
    TRANSFER_PUT_OFF,
    /** A transfer broke off: its client went or was too slow, or the zone cannot be written out. */
    TRANSFER_BROKEN
}
