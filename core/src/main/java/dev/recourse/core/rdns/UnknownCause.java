package dev.recourse.core.rdns;

/** Why a lookup gave neither yes nor no. Stored by name. The sentences are for strangers. */
public enum UnknownCause {
    /** No reply in time. */
    TIMEOUT("no name server answered in time"),
    /** The system said that nothing listens there, or that there is no way. */
    UNREACHABLE("no name server could be reached"),
    /** SERVFAIL. */
    SERVFAIL("the name servers said that they failed (SERVFAIL)"),
    /** REFUSED. */
    REFUSED("the name servers refused to answer (REFUSED)"),
    /** Another code that is no answer. */
    OTHER_RCODE("the name servers answered with an error"),
    /** The servers named for the zone do not answer for it, or a resolver does not resolve. */
    LAME("the name servers that are named for the zone do not answer for it"),
    /** Aliases that lead back to themselves. */
    LOOP("the name is an alias that leads back to itself"),
    /** More aliases or delegations than are followed. */
    TOO_LONG("the name leads through too many aliases or delegations"),
    /** A reply that cannot be read or contradicts itself. */
    MALFORMED("the reply of the name server cannot be understood"),
    /** More names than are looked up, and none of the first leads back. */
    TOO_MANY("the address has more names than are looked up"),
    /** Our own limits of lookups at once left no room before the deadline. */
    BUSY("too many lookups are under way here");

    private final String sentence;

    UnknownCause(String sentence) {
        this.sentence = sentence;
    }

    /** A clause that goes behind "it could not be found out:". */
    public String sentence() {
        return sentence;
    }
}
