package dev.recourse.core.format;

import static dev.recourse.core.format.FormatException.quote;

import java.util.Optional;

/** The lines of rbldnsd's address formats: comments, specials, defaults, entries and holes. */
final class RbldnsdReader implements ListReader {
    private final Dataset dataset;
    private final Specials specials;
    private final IgnoredLines ignored = new IgnoredLines();
    private String file = "";
    private int line;
    private Value defaults = Value.UNSAID;
    private Value previous = Value.UNSAID;

    RbldnsdReader(Dataset dataset, long now) {
        this.dataset = dataset;
        this.specials = new Specials(now);
    }

    @Override
    public void beginFile(String name) {
        file = name;
        line = 0;
        defaults = Value.UNSAID;
    }

    @Override
    public void line(String text) {
        line++;
        String trimmed = trim(text);
        try {
            if (!trimmed.isEmpty() && !special(trimmed) && !Cursor.isComment(trimmed.charAt(0))) {
                entryOrDefault(trimmed);
            }
        } catch (SyntaxException e) {
            throw new FormatException(file, line, quote(trimmed) + " " + e.reason());
        }
    }

    @Override
    public void endFile(boolean lineEnded) {
        if (!lineEnded) {
            throw new FormatException(
                    file,
                    line,
                    "the last line has no line end, so the file may be cut short (if it is whole, add a line end)");
        }
    }

    @Override
    public FileContents finish() {
        return new FileContents(dataset.finish(ignored), specials.texts(), specials.server(), ignored.all());
    }

    /** {@code $...}, and {@code #$...}, {@code ;$...} and {@code :$...} for the sake of other programs. */
    private boolean special(String text) {
        char first = text.charAt(0);
        boolean marked = text.length() > 1 && text.charAt(1) == '$' && (first == ':' || Cursor.isComment(first));
        if (first != '$' && !marked) {
            return false;
        }
        if (specials.take(text.substring(marked ? 2 : 1))) {
            return true;
        }
        if (Cursor.isComment(first)) {
            // A comment to everyone, such as "#$Id$"; rbldnsd warns and goes on.
            return false;
        }
        throw new SyntaxException("is not a special entry of rbldnsd");
    }

    private void entryOrDefault(String text) {
        Cursor cursor = new Cursor(text);
        if (text.startsWith(":") && dataset.isDefaultLine(text)) {
            defaults = ValueSyntax.ofDefaultLine(cursor);
            return;
        }
        boolean hole = cursor.take('!');
        Optional<Dataset.Claim> claim = dataset.claim(cursor.skipSpace(), specials.maxRange());
        char behind = cursor.peek();
        if (!cursor.atEnd() && !Cursor.isSpace(behind) && !Cursor.isComment(behind) && behind != ':') {
            throw new SyntaxException("has something behind its address that is no value");
        }
        Optional<Value> value = hole ? Optional.empty() : Optional.of(value(cursor.skipSpace()));
        claim.ifPresentOrElse(
                c -> c.take(value, file, line),
                () -> ignored.add(file, line, quote(text) + " covers more than its $MAXRANGE4 allows"));
    }

    /** Equal values of neighbouring lines are one object. */
    private Value value(Cursor cursor) {
        Value value = ValueSyntax.ofEntry(cursor, defaults);
        if (!value.equals(previous)) {
            previous = value;
        }
        return previous;
    }

    private static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && Cursor.isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && Cursor.isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
