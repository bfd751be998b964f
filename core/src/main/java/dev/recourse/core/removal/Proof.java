package dev.recourse.core.removal;

/** How somebody showed that an address is theirs. Stored by name. */
public enum Proof {
    /** A visit to a link from the address. */
    VISIT(Worth.SPEAKS, "a visit from the address"),
    /** A file that a web server on the address gives. */
    HTTP(Worth.SPEAKS, "a file on the address"),
    /** A TXT record beside the name that the address has and that leads back to it. */
    TXT_AT_NAME(Worth.CONTROLS, "a TXT record beside its name"),
    /** A TXT record in the reverse zone of exactly this address. */
    TXT_IN_REVERSE(Worth.CONTROLS, "a TXT record in its reverse zone"),
    /** A token sent to postmaster of the name's domain. */
    POSTMASTER(Worth.CONTROLS, "a mail to postmaster of its name's domain"),
    /** A token sent to the contact for abuse that the registry names. */
    ABUSE_CONTACT(Worth.CONTROLS, "a mail to the registry's contact for abuse");

    /** What a proof is worth. */
    public enum Worth {
        /** Somebody can speak from the address. So can a bot on a home line. */
        SPEAKS,
        /** Somebody has the say over the address or its name. */
        CONTROLS
    }

    private final Worth worth;
    private final String words;

    Proof(Worth worth, String words) {
        this.worth = worth;
        this.words = words;
    }

    /** What was shown, for pages. */
    public String words() {
        return words;
    }

    public Worth worth() {
        return worth;
    }
}
