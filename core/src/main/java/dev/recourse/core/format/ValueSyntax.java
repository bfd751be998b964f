package dev.recourse.core.format;

/** Reads {@code :A:TXT}, {@code :A} and {@code TXT}, as they stand behind an entry or alone as a default. */
final class ValueSyntax {
    private ValueSyntax() {}

    /** A default line; it begins from rbldnsd's own default, not from the one before. */
    static Value ofDefaultLine(Cursor line) {
        Value value = read(line, Value.UNSAID);
        return new Value(value.address(), value.said(), value.text(), false);
    }

    /** What stands behind the address of an entry, from the first character that is no space. */
    static Value ofEntry(Cursor line, Value defaults) {
        return line.atEnd() || Cursor.isComment(line.peek()) ? defaults : read(line, defaults);
    }

    private static Value read(Cursor line, Value defaults) {
        if (!line.take(':')) {
            return new Value(defaults.address(), defaults.said(), line.rest(), true);
        }
        int address = Ip4Syntax.value(line);
        if (address == 0) {
            throw new SyntaxException("has the value 0, which rbldnsd does not take");
        }
        line.skipSpace();
        if (line.atEnd()) {
            return new Value(address, true, defaults.text(), defaults.own());
        }
        if (!line.take(':')) {
            throw new SyntaxException("has a value that is not ':A', ':A:TEXT' or a text");
        }
        return new Value(address, true, line.skipSpace().rest(), true);
    }
}
