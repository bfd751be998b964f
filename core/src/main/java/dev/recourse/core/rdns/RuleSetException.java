package dev.recourse.core.rdns;

/** A rule set that cannot be used, with the line and the reason. */
public final class RuleSetException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RuleSetException(int line, String reason) {
        super("line " + line + ": " + reason);
    }
}
