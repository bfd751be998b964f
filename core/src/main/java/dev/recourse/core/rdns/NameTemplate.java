package dev.recourse.core.rdns;

import java.util.Locale;

/**
 * A name with its numbers replaced: neighbours of one machine-made scheme have the same one, names that people gave do
 * not. {@code host-192-0-2-7.example.net} is {@code host-#-#-#-#.example.net}.
 *
 * @param text the name in lower case, without the last dot, each run of digits a {@code #}, and each run of letters and
 *     digits that is nothing but a hexadecimal number of six digits or more a {@code %}
 */
public record NameTemplate(String text) {
    private static final int SHORTEST_HEX = 6;

    /** The template of a name as it came; any text has one. */
    public static NameTemplate of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int end = lower.endsWith(".") ? lower.length() - 1 : lower.length();
        StringBuilder out = new StringBuilder(end);
        int i = 0;
        while (i < end) {
            int stop = runEnd(lower, i, end);
            if (stop == i) {
                out.append(lower.charAt(i++));
            } else {
                append(out, lower, i, stop);
                i = stop;
            }
        }
        return new NameTemplate(out.toString());
    }

    /** Whether anything was replaced: names without a number are their own template and prove nothing. */
    public boolean hasNumbers() {
        return text.indexOf('#') >= 0 || text.indexOf('%') >= 0;
    }

    private static void append(StringBuilder out, String name, int start, int end) {
        if (isHex(name, start, end)) {
            out.append('%');
            return;
        }
        boolean inNumber = false;
        for (int i = start; i < end; i++) {
            boolean digit = isDigit(name.charAt(i));
            if (!digit) {
                out.append(name.charAt(i));
            } else if (!inNumber) {
                out.append('#');
            }
            inNumber = digit;
        }
    }

    private static boolean isHex(String name, int start, int end) {
        boolean digit = false;
        boolean letter = false;
        for (int i = start; i < end; i++) {
            char c = name.charAt(i);
            digit |= isDigit(c);
            letter |= !isDigit(c);
            if (Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return digit && letter && end - start >= SHORTEST_HEX;
    }

    private static int runEnd(String name, int start, int end) {
        int i = start;
        while (i < end && (isDigit(name.charAt(i)) || (name.charAt(i) >= 'a' && name.charAt(i) <= 'z'))) {
            i++;
        }
        return i;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
