package dev.recourse.core.address;

/** The text is not an address or prefix. The message is a plain reason that a person may see. */
public final class AddressFormatException extends IllegalArgumentException {
    private static final int SHOWN = 60;

    AddressFormatException(String text, String reason) {
        super("'" + shorten(text) + "' " + reason);
    }

    private static String shorten(String text) {
        StringBuilder shown = new StringBuilder();
        text.chars().limit(SHOWN).forEach(c -> shown.append(c < 0x20 || c == 0x7f ? '?' : (char) c));
        return text.length() > SHOWN ? shown + "..." : shown.toString();
    }
}
