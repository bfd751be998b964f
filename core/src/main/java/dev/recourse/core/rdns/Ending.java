package dev.recourse.core.rdns;

import java.nio.charset.StandardCharsets;

/**
 * A pattern for the right end of a name, from a label's border: {@code *.compute.amazonaws.com}, {@code ip-#-#-#.eu}.
 *
 * <p>{@code *} is one label or more characters of one, {@code #} a number, anything else itself. The first two labels
 * from the right are usually plain: by them the endings of a rule set are found.
 */
final class Ending {
    private final byte[] pattern;

    Ending(String pattern) {
        this.pattern = pattern.getBytes(StandardCharsets.US_ASCII);
    }

    /** Where the ending begins in the first {@code end} bytes of the name, or -1. */
    int find(byte[] name, int end) {
        int start = match(name, end - 1, pattern.length - 1);
        return start < 0 || (start > 0 && name[start - 1] != '.') ? -1 : start;
    }

    /** From right to left; gives where the pattern began, or -1. A star takes as much as it can: it stops at a dot. */
    private int match(byte[] name, int at, int from) {
        int i = at;
        for (int p = from; p >= 0; p--) {
            if (pattern[p] == '#') {
                int first = i;
                while (i >= 0 && name[i] >= '0' && name[i] <= '9') {
                    i--;
                }
                if (i == first) {
                    return -1;
                }
            } else if (pattern[p] == '*') {
                return star(name, i, p);
            } else if (i >= 0 && name[i] == pattern[p]) {
                i--;
            } else {
                return -1;
            }
        }
        return i + 1;
    }

    private int star(byte[] name, int at, int p) {
        for (int i = at; i >= 0 && name[i] != '.'; i--) {
            int start = match(name, i - 1, p - 1);
            if (start >= 0 && (p > 0 || i == 0 || name[i - 1] == '.')) {
                return start;
            }
        }
        return -1;
    }

    /** The last two labels, by which it is filed; empty where a pattern stands in them. */
    String key() {
        String text = toString();
        int last = text.lastIndexOf('.');
        String key = text.substring(text.lastIndexOf('.', last - 1) + 1);
        return key.contains("*") || key.contains("#") ? "" : key;
    }

    @Override
    public String toString() {
        return new String(pattern, StandardCharsets.US_ASCII);
    }
}
