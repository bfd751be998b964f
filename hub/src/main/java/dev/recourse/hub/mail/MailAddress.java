package dev.recourse.hub.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail address to which we send: a dot-atom and a domain (RFC 5321 4.1.2), ASCII. Quoted local parts and address literals
 * are refused: nobody who waits for an answer has one, and they are how headers are forged.
 *
 * @param local what stands before the at sign, as it was written
 * @param domain in lower case
 */
public record MailAddress(String local, String domain) {
    /** RFC 5321 4.5.3.1. */
    private static final int LONGEST = 254;

    private static final int LONGEST_LOCAL = 64;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile("(" + LABEL + "\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

    /** @throws IllegalArgumentException with a sentence for the person who wrote it */
    public static MailAddress parse(String text) {
        String trimmed = text.strip();
        int at = trimmed.lastIndexOf('@');
        if (at < 1 || trimmed.length() > LONGEST) {
            throw refused(trimmed);
        }
        String local = trimmed.substring(0, at);
        String domain = trimmed.substring(at + 1).toLowerCase(Locale.ROOT);
        if (local.length() > LONGEST_LOCAL
                || !LOCAL.matcher(local).matches()
                || !DOMAIN.matcher(domain).matches()) {
            throw refused(trimmed);
        }
        return new MailAddress(local, domain);
    }

    /** Empty where it is none that can be written to. */
    public static Optional<MailAddress> read(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static IllegalArgumentException refused(String text) {
        String shown = text.length() > LONGEST_LOCAL ? text.substring(0, LONGEST_LOCAL) + "..." : text;
        return new IllegalArgumentException("'" + shown
                + "' is not a mail address that can be written to: it has the form name@example.org, letters and digits"
                + " of ASCII");
    }

    /** The same mailbox with a tag, for what is sent back to us. */
    MailAddress tagged(String tag) {
        return new MailAddress(local + "+" + tag, domain);
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
