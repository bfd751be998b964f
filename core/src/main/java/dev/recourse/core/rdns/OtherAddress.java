package dev.recourse.core.rdns;

/** Four numbers in the form of an IPv4 address that is not the one the name was read for: a name copied or grown old. */
final class OtherAddress {
    private static final int PADDED = 12;

    private OtherAddress() {}

    static void find(Reading reading) {
        for (int i = 0; i < reading.numberCount() && !reading.isEmbedded(); i++) {
            if (i + 4 <= reading.numberCount() && isQuad(reading, i)) {
                found(reading, i, i + 3);
            } else if (reading.digits(i) == PADDED && isPadded(reading.number(i))) {
                found(reading, i, i);
            }
        }
    }

    private static void found(Reading reading, int first, int last) {
        reading.embedded(
                EmbeddedForm.OTHER_ADDRESS, Feature.OTHER, reading.numberStart(first), reading.numberEnd(last));
    }

    /** One and the same separator between all four. */
    private static boolean isQuad(Reading reading, int first) {
        byte separator = 0;
        for (int i = first; i < first + 4; i++) {
            if (reading.number(i) > 255 || reading.digits(i) > 3) {
                return false;
            }
            if (i > first) {
                byte between = reading.text[reading.numberEnd(i - 1)];
                boolean one = reading.numberStart(i) == reading.numberEnd(i - 1) + 1;
                if (!one || (separator != 0 && separator != between) || !Characters.isSeparator(between)) {
                    return false;
                }
                separator = between;
            }
        }
        return true;
    }

    private static boolean isPadded(long value) {
        return value % 1000 < 256
                && value / 1000 % 1000 < 256
                && value / 1000000 % 1000 < 256
                && value / 1000000000 < 256;
    }
}
