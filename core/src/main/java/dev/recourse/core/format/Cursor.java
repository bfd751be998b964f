package dev.recourse.core.format;

/** A place in a line, for reading it from left to right. */
final class Cursor {
    /** What {@link #peek} gives behind the last character. */
    static final char END = '\0';

    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    boolean atEnd() {
        return at == text.length();
    }

    boolean atDigit() {
        return peek() >= '0' && peek() <= '9';
    }

    /** Whether this character is here; if so, steps over it. */
    boolean take(char wanted) {
        if (atEnd() || peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    void step() {
        at++;
    }

    Cursor skipSpace() {
        while (!atEnd() && isSpace(peek())) {
            at++;
        }
        return this;
    }

    /** Everything from here. */
    String rest() {
        return text.substring(at);
    }

    /** The next word, and stands behind the space that follows it. */
    String word() {
        int from = at;
        while (!atEnd() && !isSpace(peek())) {
            at++;
        }
        String word = text.substring(from, at);
        skipSpace();
        return word;
    }

    /**
     * A decimal number, leading zeros allowed as in rbldnsd.
     *
     * @throws SyntaxException when there is none or it is over {@code most}
     */
    long number(long most, String what) {
        if (!atDigit()) {
            throw new SyntaxException("has no number where " + what + " belongs");
        }
        long value = 0;
        while (atDigit()) {
            value = value * 10 + (peek() - '0');
            if (value > most) {
                throw new SyntaxException("is out of range: " + what + " is at most " + most);
            }
            at++;
        }
        return value;
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean isComment(char c) {
        return c == '#' || c == ';';
    }
}
