package dev.recourse.hub.removal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what was typed as a mail address: nothing that could end a line of a mail, or name two recipients. */
final class MailAddress {
    /** RFC 5321 4.5.3.1: local part of 64, path of 256 with its brackets. */
    private static final int LONGEST = 254;

    private static final Pattern FORM = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private MailAddress() {}

    /** With the domain in lower case; empty where it is none. */
    static Optional<String> parse(String typed) {
        String text = typed.strip();
        if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        int at = text.lastIndexOf('@');
        return Optional.of(text.substring(0, at) + text.substring(at).toLowerCase(Locale.ROOT));
    }
}
