package dev.recourse.hub.intake;

/** The import was refused, and nothing was changed. The message may have several lines and is for the operator. */
public final class ImportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ImportException(String message) {
        super(message);
    }

    public ImportException(String message, Throwable cause) {
        super(message, cause);
    }
}
