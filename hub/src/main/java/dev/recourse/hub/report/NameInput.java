package dev.recourse.hub.report;

import java.util.Locale;
import java.util.Optional;

/** A host name as a person typed or pasted it: with spaces around, as a link, or with the last dot. */
public final class NameInput {
    /** RFC 1035 2.3.4, and room for what people leave around a name. */
    public static final int LONGEST = 300;

    private NameInput() {}

    /** The name, empty for none ({@code -}); nothing where it is longer than any name. */
    public static Optional<String> read(String typed) {
        String text = typed.strip();
        int scheme = text.indexOf("://");
        if (scheme >= 0) {
            text = text.substring(scheme + 3);
            text = text.split("[/:?#]", 2)[0];
        }
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return Optional.of(text.equals("-") ? "" : text.toLowerCase(Locale.ROOT));
    }
}
