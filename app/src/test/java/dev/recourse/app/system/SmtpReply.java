package dev.recourse.app.system;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server said last.
 *
 * @param line the code and all lines of text, joined by a space
 */
record SmtpReply(String line) {

    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    boolean accepted() {
        return line.startsWith("2");
    }

    /** The link in it, as a person would click it. */
    String link() {
        Matcher link = LINK.matcher(line);
        if (!link.find()) {
            throw new AssertionError("no link in: " + line);
        }
        return link.group();
    }
}
