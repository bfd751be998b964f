package dev.recourse.hub.removal;

/** The published limits of asking. */
public enum Limit {
    /** For one address. */
    ADDRESS("for this address"),
    /** For addresses of one network: /24, or /48 of IPv6. */
    NETWORK("for addresses of this network"),
    /** From one network. */
    ASKER("from your network"),
    /** With one mail address. */
    MAILBOX("with this mail address"),
    /** Of everybody: more would be looked at too rarely. */
    ALL("of everybody");

    private final String words;

    Limit(String words) {
        this.words = words;
    }

    /** What there are too many of, behind "requests". */
    public String words() {
        return words;
    }
}
