package dev.recourse.core.rdns;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * Names with letters outside ASCII, as themselves or as {@code xn--} (IDNA): read with the letters reduced to plain
 * ones, so that {@code dinámico} is a word of the rule set. What is no Latin letter is read as {@code ?}.
 */
final class ForeignLetters {
    private static final String ACE = "xn--";

    private final String shown;
    private final Collected plain;

    private ForeignLetters(String shown, Collected plain) {
        this.shown = shown;
        this.plain = plain;
    }

    static ForeignLetters read(String name) {
        String shown = name.toLowerCase(Locale.ROOT);
        Collected plain = new Collected(shown.length());
        int start = 0;
        while (start <= shown.length()) {
            int dot = shown.indexOf('.', start);
            int end = dot < 0 ? shown.length() : dot;
            label(shown, start, end, plain);
            if (dot >= 0) {
                plain.add('.', dot);
            }
            start = end + 1;
        }
        return new ForeignLetters(shown, plain);
    }

    /** The name in lower case. */
    String shown() {
        return shown;
    }

    /** The plain letters, one byte each. */
    byte[] text() {
        return plain.text();
    }

    /** For each byte the index in {@link #shown} that it came from. */
    int[] origin() {
        return plain.origin();
    }

    private static void label(String shown, int start, int end, Collected plain) {
        if (shown.startsWith(ACE, start)) {
            String unicode = unicode(shown.substring(start, end));
            // One letter of the coded form is not one of the other: all of it points at the label.
            unicode.codePoints().forEach(c -> plain.add(c, start));
            return;
        }
        for (int i = start; i < end; ) {
            int c = shown.codePointAt(i);
            plain.add(c, i);
            i += Character.charCount(c);
        }
    }

    /** The label itself where it is not IDNA: a name server may send anything. */
    private static String unicode(String label) {
        try {
            return IDN.toUnicode(label).toLowerCase(Locale.ROOT);
        } catch (RuntimeException e) {
            return label;
        }
    }

    /** The bytes so far; never more than {@link PtrName#LONGEST}. */
    private static final class Collected {
        private byte[] text;
        private int[] origin;
        private int count;

        Collected(int size) {
            text = new byte[size];
            origin = new int[size];
        }

        void add(int codePoint, int from) {
            if (codePoint < 0x80) {
                put((byte) codePoint, from);
                return;
            }
            String parts = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
            boolean letter = false;
            for (int i = 0; i < parts.length(); i++) {
                char c = Character.toLowerCase(parts.charAt(i));
                if (c < 0x80) {
                    put((byte) c, from);
                    letter = true;
                }
            }
            if (!letter) {
                put((byte) '?', from);
            }
        }

        private void put(byte b, int from) {
            if (count == PtrName.LONGEST) {
                return;
            }
            if (count == text.length) {
                text = Arrays.copyOf(text, count * 2 + 8);
                origin = Arrays.copyOf(origin, count * 2 + 8);
            }
            text[count] = b;
            origin[count] = from;
            count++;
        }

        byte[] text() {
            return Arrays.copyOf(text, count);
        }

        int[] origin() {
            return Arrays.copyOf(origin, count);
        }
    }
}
