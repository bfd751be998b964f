package dev.recourse.core.listing;

/** What was asked for breaks a rule of the lists. The message is a plain reason that a person may see. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RefusedException(String reason) {
        super(reason);
    }
}
