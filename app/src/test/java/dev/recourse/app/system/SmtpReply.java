package dev.recourse.app.system;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server said last.
 *
 * @param line the code and all lines of text, joined by a space
 */
record SmtpReply(String line) {

    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final Predicate<String> REPLY =
            Pattern.compile("[245][0-9][0-9][- ].*").asMatchPredicate();

    /** The reply before the one to QUIT, in what a session printed. RFC 5321 4.2.1: "550-" says that more lines follow. */
    static SmtpReply beforeLast(String session) {
        List<String> replies = new ArrayList<>();
        String open = "";
        for (String line : session.lines().filter(REPLY).toList()) {
            open += open.isEmpty() ? line.substring(0, 3) + " " + line.substring(4) : " " + line.substring(4);
            if (line.charAt(3) == ' ') {
                replies.add(open);
                open = "";
            }
        }
        return new SmtpReply(replies.get(replies.size() - 2));
    }

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
