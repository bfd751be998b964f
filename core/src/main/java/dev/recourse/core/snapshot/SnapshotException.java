package dev.recourse.core.snapshot;

/** The bytes are not a whole snapshot. The message says what is wrong and where. */
public final class SnapshotException extends Exception {
    private static final long serialVersionUID = 1L;

    public SnapshotException(String reason) {
        super(reason);
    }
}
