package dev.recourse.core.rdns;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A name as it is read: lower-case ASCII bytes, without the last dot, at most {@link #LONGEST} of them.
 *
 * <p>A name in ASCII is read as it stands. Any other is read by {@link ForeignLetters} with its letters reduced to the
 * plain ones, and remembers where each came from, so that spans point into the name that is shown.
 */
final class PtrName {
    /** RFC 1035 2.3.4: 255 octets with length bytes, so 253 characters. Of a longer one the right end is read. */
    static final int LONGEST = 253;

    private static final byte[] LOWER = lower();

    final byte[] text;
    final int length;
    private final String shown;
    private final int @Nullable [] origin;
    private @Nullable Malformation malformed;

    private PtrName(String shown, byte[] text, int @Nullable [] origin, @Nullable Malformation malformed) {
        this.shown = shown;
        this.text = text;
        this.length = text.length;
        this.origin = origin;
        this.malformed = malformed;
    }

    /** Reads any text at all. */
    static PtrName of(String raw) {
        String name = raw;
        Malformation fault = null;
        int end = name.length();
        if (end > LONGEST + 1) {
            name = name.substring(end - LONGEST - 1);
            end = name.length();
            fault = Malformation.LONG_NAME;
        }
        if (end > 0 && name.charAt(end - 1) == '.') {
            end--;
        }
        byte[] text = new byte[end];
        boolean changed = false;
        for (int i = 0; i < end; i++) {
            char c = name.charAt(i);
            if (c >= 0x80) {
                return foreign(name.substring(0, end), fault);
            }
            byte lower = LOWER[c];
            changed |= lower != c;
            text[i] = lower;
        }
        String shown = changed || end != name.length() ? ascii(text) : name;
        if (shown.contains("xn--")) {
            return foreign(shown, fault);
        }
        return new PtrName(shown, text, null, fault);
    }

    private static PtrName foreign(String name, @Nullable Malformation fault) {
        ForeignLetters read = ForeignLetters.read(name);
        return new PtrName(read.shown(), read.text(), read.origin(), fault);
    }

    String shown() {
        return shown;
    }

    Optional<Malformation> malformed() {
        return Optional.ofNullable(malformed);
    }

    /** The first fault that is found stays. */
    void fault(Malformation found) {
        if (malformed == null) {
            malformed = found;
        }
    }

    /** The part of the shown name that these bytes came from. */
    Span span(int start, int end, Span.Kind kind) {
        if (origin == null) {
            return new Span(start, end, kind);
        }
        // Several bytes may come from one character; the span is never empty.
        int after = end;
        while (after < length && origin[after] == origin[end - 1]) {
            after++;
        }
        return new Span(origin[start], after == length ? shown.length() : origin[after], kind);
    }

    static String ascii(byte[] text) {
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static byte[] lower() {
        byte[] lower = new byte[0x80];
        for (int c = 0; c < lower.length; c++) {
            lower[c] = (byte) (c >= 'A' && c <= 'Z' ? c + 32 : c);
        }
        return lower;
    }
}
