package dev.recourse.core.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The substitutions of a set of files: what makes a TXT record of a text. */
public final class Texts {
    /** rbldnsd cuts what is longer. */
    public static final int LONGEST = 254;

    private static final int BASE = 10;

    /** Stands for the address meanwhile: no line of text has it. */
    private static final String ADDRESS = "\u0001";

    private final List<String> variables = new ArrayList<>(Collections.nCopies(BASE + 1, ""));

    Texts() {}

    /** Sets {@code $0} to {@code $9} or {@code $=}; the first one counts. */
    void define(char name, String text) {
        int index = name == '=' ? BASE : name - '0';
        if (variables.get(index).isEmpty()) {
            variables.set(index, text);
        }
    }

    /**
     * The TXT record.
     *
     * @param template the text of the value
     * @param queried the address that was asked for
     */
    public String expand(String template, String queried) {
        String base = variables.get(BASE);
        if (template.startsWith("=")) {
            String own = template.substring(1);
            return substitute(own, own, queried);
        }
        if (base.isEmpty()) {
            return substitute(template, template, queried);
        }
        // Within a base template, an entry without a text of its own is its address.
        return substitute(base, template.isEmpty() ? queried : template, queried);
    }

    /**
     * The text for any address: a dollar sign stands for the address that is asked for, two of them for one.
     *
     * @param template the text of the value
     */
    public String forAny(String template) {
        return expand(template, ADDRESS).replace("$", "$$").replace(ADDRESS, "$");
    }

    /**
     * The words that a file has for one entry alone. Empty where the text is a form letter: made of the file's variables, it
     * says the same of many entries.
     */
    public static Optional<String> ownWords(Value value, String subject) {
        String text = value.text().startsWith("=") ? value.text().substring(1) : value.text();
        if (!value.own() || text.isEmpty() || usesVariables(text)) {
            return Optional.empty();
        }
        return Optional.of(new Texts().substitute(text, "", subject));
    }

    private static boolean usesVariables(String text) {
        for (int i = text.indexOf('$'); i >= 0 && i + 1 < text.length(); i = text.indexOf('$', i + 2)) {
            char next = text.charAt(i + 1);
            if (next == '=' || isDigit(next)) {
                return true;
            }
            if (next != '$') {
                i--;
            }
        }
        return false;
    }

    private String substitute(String template, String own, String address) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            char c = template.charAt(at++);
            if (c != '$') {
                text.append(c);
                continue;
            }
            char next = at < template.length() ? template.charAt(at) : Cursor.END;
            if (next == '$') {
                text.append('$');
                at++;
            } else if (isDigit(next)) {
                text.append(variable(next));
                at++;
            } else if (next == '=') {
                text.append(own);
                at++;
            } else {
                text.append(address);
            }
        }
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text.toString();
    }

    private String variable(char name) {
        String text = variables.get(name - '0');
        return text.isEmpty() ? "$" + name : text;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
