package dev.recourse.hub.web;

/** The web server did not start. The message is one plain sentence for the operator. */
public final class WebStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WebStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
