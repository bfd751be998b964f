package dev.recourse.edge.answer;

import dev.recourse.core.dns.ExtendedError;
import dev.recourse.core.dns.Rcode;

/** How a query ends: what its reply's header says, and what is counted. */
public enum Outcome {
    /** Records. */
    DATA(Rcode.NOERROR, true, ExtendedError.NONE),
    /** The name exists, the type does not: also every name above a listing. */
    NO_DATA(Rcode.NOERROR, true, ExtendedError.NONE),
    /** Nothing has that name: not listed. */
    NO_NAME(Rcode.NXDOMAIN, true, ExtendedError.NONE),
    /** Records that did not fit: ask again by TCP. */
    TRUNCATED(Rcode.NOERROR, true, ExtendedError.NONE),
    /** Outside our zones. */
    NOT_OURS(Rcode.REFUSED, false, ExtendedError.NOT_AUTHORITATIVE),
    /** Another class than IN, or a zone transfer. */
    REFUSED(Rcode.REFUSED, false, ExtendedError.NONE),
    /** Another opcode, or a type that is no type of records. */
    NOT_IMPLEMENTED(Rcode.NOTIMP, false, ExtendedError.NONE),
    /** Not to be read as a query. */
    MALFORMED(Rcode.FORMERR, false, ExtendedError.NONE),
    /** An EDNS version above 0. */
    BAD_VERSION(Rcode.BADVERS, false, ExtendedError.NONE),
    /** Nothing to answer from yet: never "not listed" (design 8). */
    NOT_READY(Rcode.SERVFAIL, false, ExtendedError.NOT_READY),
    /** A fault of ours. */
    FAILED(Rcode.SERVFAIL, false, ExtendedError.NONE),
    /** Not answered at all. */
    DROPPED(Rcode.NOERROR, false, ExtendedError.NONE);

    final int rcode;
    final boolean authoritative;
    final int extendedError;

    Outcome(int rcode, boolean authoritative, int extendedError) {
        this.rcode = rcode;
        this.authoritative = authoritative;
        this.extendedError = extendedError;
    }
}
