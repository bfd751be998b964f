package dev.recourse.core.dns;

/** The text is not a domain name or mail address. The message is a plain reason that a person may see. */
public final class NameFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 80;

    NameFormatException(String text, String reason) {
        super("'" + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...") + "' " + reason);
    }
}
