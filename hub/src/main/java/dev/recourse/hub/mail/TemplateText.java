package dev.recourse.hub.mail;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with gaps. Its first line is the subject, the second is empty, the rest is the body. {@code {name}} is filled with
 * a value. A paragraph that begins with {@code {?name}} is left out where that value is missing or empty.
 */
final class TemplateText {
    private static final Pattern GAP = Pattern.compile("\\{([a-z-]+)}");
    private static final Pattern CONDITION = Pattern.compile("^\\{\\?([a-z-]+)}");
    /** RFC 5322 2.1.1: a line should not be longer; what a value brings may be, as a link. */
    static final int WIDTH = 78;

    private final String subject;
    private final List<String> paragraphs;

    private TemplateText(String subject, List<String> paragraphs) {
        this.subject = subject;
        this.paragraphs = paragraphs;
    }

    /** @throws IllegalArgumentException when there is no subject, or no body behind an empty line */
    static TemplateText parse(String text) {
        int end = text.indexOf("\n\n");
        if (end < 1 || text.lastIndexOf('\n', end - 1) >= 0) {
            throw new IllegalArgumentException("a template is a line of subject, an empty line, and a body");
        }
        return new TemplateText(
                text.substring(0, end), List.of(text.substring(end + 2).strip().split("\n\n+")));
    }

    /** The names of all gaps and conditions. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        String all = subject + "\n\n" + String.join("\n\n", paragraphs);
        GAP.matcher(all).results().forEach(gap -> names.add(gap.group(1)));
        paragraphs.forEach(p -> CONDITION.matcher(p).results().forEach(c -> names.add(c.group(1))));
        return names;
    }

    /** @throws IllegalArgumentException when a value is missing */
    Filled fill(Map<String, String> values) {
        StringBuilder body = new StringBuilder();
        for (String paragraph : paragraphs) {
            Matcher condition = CONDITION.matcher(paragraph);
            boolean conditional = condition.find();
            if (!conditional || !values.getOrDefault(condition.group(1), "").isEmpty()) {
                String text = filled(conditional ? paragraph.substring(condition.end()) : paragraph, values);
                body.append(body.isEmpty() ? "" : "\n")
                        .append(Lines.wrapped(text, WIDTH))
                        .append('\n');
            }
        }
        return new Filled(oneLine(filled(subject, values)), body.toString());
    }

    private static String filled(String text, Map<String, String> values) {
        return GAP.matcher(text).replaceAll(gap -> {
            String value = values.get(gap.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for {" + gap.group(1) + "}");
            }
            return Matcher.quoteReplacement(value.stripTrailing());
        });
    }

    /** A subject is one line whatever a value holds: a second one would be another header. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** A mail without its envelope. */
    record Filled(String subject, String body) {}
}
