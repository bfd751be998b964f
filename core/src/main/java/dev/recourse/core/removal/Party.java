package dev.recourse.core.removal;

/** Whose move it is. Stored by name. */
public enum Party {
    /** Whoever sends mail from the address. */
    SENDER("yours, who send mail from the address"),
    /** Whoever the address belongs to: the internet provider, hoster or cloud. */
    OWNER("the address owner's: your internet provider, hoster or cloud"),
    /** Us, who run the list. */
    OPERATOR("ours, who run the list"),
    /** Nobody's: it only has to pass. */
    TIME("nobody's: only time has to pass");

    private final String words;

    Party(String words) {
        this.words = words;
    }

    /** Whose move it is, behind "The next move is". */
    public String words() {
        return words;
    }
}
