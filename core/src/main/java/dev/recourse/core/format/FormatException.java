package dev.recourse.core.format;

/** A line that its format does not allow. The message names file, line and reason; nothing of the file counts. */
public final class FormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 60;

    private final String file;
    private final int line;
    private final String reason;

    /**
     * @param line 1 for the first
     * @param reason a clause that stands by itself
     */
    public FormatException(String file, int line, String reason) {
        super(file + ":" + line + ": " + reason);
        this.file = file;
        this.line = line;
        this.reason = reason;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public String reason() {
        return reason;
    }

    /** The text in quotes, cut to what a person reads, without control characters. */
    public static String quote(String text) {
        StringBuilder shown = new StringBuilder("'");
        text.codePoints().limit(SHOWN).forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return shown + (text.codePointCount(0, text.length()) > SHOWN ? "...'" : "'");
    }
}
