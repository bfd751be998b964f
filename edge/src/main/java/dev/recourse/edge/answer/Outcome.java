package dev.recourse.edge.answer;

import dev.recourse.core.dns.ExtendedError;
import dev.recourse.core.dns.Rcode;
import dev.recourse.edge.client.ReplyLimit.Kind;

/** How a query ends: what its reply's header says, and what is counted. */
public enum Outcome {
    /** Records. */
    DATA(Rcode.NOERROR, true, ExtendedError.NONE, Kind.LISTED),
    /** The name exists, the type does not: also every name above a listing. */
    NO_DATA(Rcode.NOERROR, true, ExtendedError.NONE, Kind.NOT_LISTED),
    /** Nothing has that name: not listed. */
    NO_NAME(Rcode.NXDOMAIN, true, ExtendedError.NONE, Kind.NOT_LISTED),
    /** Records that did not fit: ask again by TCP. */
    TRUNCATED(Rcode.NOERROR, true, ExtendedError.NONE, Kind.LISTED),
    /** Outside our zones. */
    NOT_OURS(Rcode.REFUSED, false, ExtendedError.NOT_AUTHORITATIVE, Kind.ERROR),
    /** A class or name that is not told, or a zone transfer. */
    REFUSED(Rcode.REFUSED, false, ExtendedError.NONE, Kind.ERROR),
    /** A client that is not answered. */
    PROHIBITED(Rcode.REFUSED, false, ExtendedError.PROHIBITED, Kind.ERROR),
    /** A client that asks too much; never an address (design 6). */
    OVER_QUOTA(Rcode.REFUSED, false, ExtendedError.PROHIBITED, Kind.ERROR, "too many queries from your address"),
    /** Another opcode, or a type that is no type of records. */
    NOT_IMPLEMENTED(Rcode.NOTIMP, false, ExtendedError.NONE, Kind.ERROR),
    /** Not to be read as a query. */
    MALFORMED(Rcode.FORMERR, false, ExtendedError.NONE, Kind.ERROR),
    /** An EDNS version above 0. */
    BAD_VERSION(Rcode.BADVERS, false, ExtendedError.NONE, Kind.ERROR),
    /** A cookie and nothing else was asked for, and is given. */
    COOKIE(Rcode.NOERROR, false, ExtendedError.NONE, Kind.ERROR),
    /** Ask again with the cookie that comes with this. */
    BAD_COOKIE(Rcode.BADCOOKIE, false, ExtendedError.NONE, Kind.ERROR),
    /** Nothing to answer from yet: never "not listed" (design 8). */
    NOT_READY(Rcode.SERVFAIL, false, ExtendedError.NOT_READY, Kind.ERROR),
    /** What there is to answer from is too old to be believed: never "listed" either (design 8). */
    STALE(Rcode.SERVFAIL, false, ExtendedError.INVALID_DATA, Kind.ERROR),
    /** A fault of ours. */
    FAILED(Rcode.SERVFAIL, false, ExtendedError.NONE, Kind.ERROR),
    /** Too many replies to that network: ask again by TCP. */
    SLIPPED(Rcode.NOERROR, false, ExtendedError.NONE, Kind.ERROR),
    /** Too many replies to that network: not answered. */
    LIMITED(Rcode.NOERROR, false, ExtendedError.NONE, Kind.ERROR),
    /** No query, or beyond answering: not answered. */
    DROPPED(Rcode.NOERROR, false, ExtendedError.NONE, Kind.ERROR);

    final int rcode;
    final boolean authoritative;
    final int extendedError;
    /** What the extended error says to a person. */
    final String errorText;

    final Kind kind;

    Outcome(int rcode, boolean authoritative, int extendedError, Kind kind) {
        this(rcode, authoritative, extendedError, kind, "");
    }

    Outcome(int rcode, boolean authoritative, int extendedError, Kind kind, String errorText) {
        this.rcode = rcode;
        this.authoritative = authoritative;
        this.extendedError = extendedError;
        this.kind = kind;
        this.errorText = errorText;
    }
}
