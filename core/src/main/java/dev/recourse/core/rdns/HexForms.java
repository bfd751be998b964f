package dev.recourse.core.rdns;

/**
 * An IPv4 address in hexadecimal: eight digits, in order or reversed, with or without separators, anywhere in a run of
 * letters and digits; three octets so and the last in decimal; or the last three octets.
 */
final class HexForms {
    private HexForms() {}

    static void findWhole(Reading reading, int bits) {
        int reversed = Integer.reverseBytes(bits);
        byte[] text = reading.text;
        int first = bits >>> 28;
        int other = reversed >>> 28;
        for (int i = 0; i + 6 <= reading.hostEnd && !reading.isEmbedded(); i++) {
            int digit = Characters.hex(text[i]);
            if (digit < 0) {
                continue;
            }
            if (digit == first) {
                forward(reading, bits, i);
            }
            if (digit == other) {
                whole(reading, reversed, i, EmbeddedForm.HEX_REVERSED);
            }
        }
    }

    /** The last three octets: one chance in 16 million for each place, and not all of them decimal digits. */
    static void findPart(Reading reading, int bits) {
        byte[] text = reading.text;
        for (int i = 0; i + 6 <= reading.hostEnd && !reading.isEmbedded(); i++) {
            boolean border =
                    i == 0 || Characters.hex(text[i - 1]) < 0 || Characters.kind(text[i - 1]) == Characters.LETTER;
            int end = border ? match(reading, bits << 8, 3, i) : -1;
            if (end > 0
                    && hasLetter(text, i, end)
                    && (end == reading.hostEnd || !Characters.isAlphanumeric(text[end]))) {
                reading.embedded(EmbeddedForm.HEX, Feature.THREE, i, end);
            }
        }
    }

    /** The last two octets as four digits that are a run of their own, and not all decimal. */
    static void findTwo(Reading reading, int bits) {
        byte[] text = reading.text;
        for (int i = 0; i + 4 <= reading.hostEnd && !reading.isEmbedded(); i++) {
            boolean border = i == 0 || !Characters.isAlphanumeric(text[i - 1]);
            int end = border ? match(reading, bits << 16, 2, i) : -1;
            if (end == i + 4
                    && hasLetter(text, i, end)
                    && (end == reading.hostEnd || !Characters.isAlphanumeric(text[end]))) {
                reading.embedded(EmbeddedForm.HEX, Feature.TWO, i, end);
            }
        }
    }

    private static void forward(Reading reading, int bits, int start) {
        whole(reading, bits, start, EmbeddedForm.HEX);
        int end = match(reading, bits, 3, start);
        if (end > 0 && !reading.isEmbedded()) {
            mixed(reading, bits & 0xff, start, end);
        }
    }

    private static void whole(Reading reading, int bits, int start, EmbeddedForm form) {
        int end = match(reading, bits, 4, start);
        if (end > 0) {
            reading.embedded(form, Feature.WHOLE, start, end);
        }
    }

    /** {@code c00002-7}: the next number is the last octet. */
    private static void mixed(Reading reading, int lastOctet, int start, int end) {
        if (end >= reading.hostEnd || Characters.isAlphanumeric(reading.text[end])) {
            return;
        }
        for (int i = 0; i < reading.numberCount(); i++) {
            if (reading.numberStart(i) > end) {
                if (reading.number(i) == lastOctet) {
                    reading.embedded(EmbeddedForm.HEX_MIXED, Feature.WHOLE, start, reading.numberEnd(i));
                }
                return;
            }
        }
    }

    /** Where the first octets of {@code bits}, in hexadecimal with a separator or none between, end; or -1. */
    private static int match(Reading reading, int bits, int octets, int start) {
        byte[] text = reading.text;
        int at = start;
        for (int nibble = 0; nibble < 2 * octets; nibble++) {
            if (nibble > 0 && nibble % 2 == 0 && at < reading.hostEnd && Characters.isSeparator(text[at])) {
                at++;
            }
            if (at >= reading.hostEnd || Characters.hex(text[at]) != ((bits >>> (28 - 4 * nibble)) & 15)) {
                return -1;
            }
            at++;
        }
        return at;
    }

    private static boolean hasLetter(byte[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (Characters.kind(text[i]) == Characters.LETTER) {
                return true;
            }
        }
        return false;
    }
}
