package dev.recourse.core.removal;

/** How somebody showed that an address is theirs. Stored by name. */
public enum Proof {
    /** A visit to a link from the address. */
    VISIT(Worth.SPEAKS),
    /** A file that a web server on the address gives. */
    HTTP(Worth.SPEAKS),
    /** A TXT record beside the name that the address has and that leads back to it. */
    TXT_AT_NAME(Worth.CONTROLS),
    /** A TXT record in the reverse zone of exactly this address. */
    TXT_IN_REVERSE(Worth.CONTROLS),
    /** A token sent to postmaster of the name's domain. */
    POSTMASTER(Worth.CONTROLS),
    /** A token sent to the contact for abuse that the registry names. */
    ABUSE_CONTACT(Worth.CONTROLS);

    /** What a proof is worth. */
    public enum Worth {
        /** Somebody can speak from the address. So can a bot on a home line. */
        SPEAKS,
        /** Somebody has the say over the address or its name. */
        CONTROLS
    }

    private final Worth worth;

    Proof(Worth worth) {
        this.worth = worth;
    }

    public Worth worth() {
        return worth;
    }
}
