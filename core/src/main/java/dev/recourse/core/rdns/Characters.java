package dev.recourse.core.rdns;

/** Kinds of bytes in a name. */
final class Characters {
    static final byte OTHER = 0;
    static final byte LETTER = 1;
    static final byte DIGIT = 2;
    static final byte DOT = 3;
    static final byte HYPHEN = 4;
    static final byte UNDERSCORE = 5;

    private static final byte[] KIND = kinds();
    private static final byte[] HEX = hex();

    private Characters() {}

    static byte kind(byte b) {
        return KIND[b & 0xff];
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    static boolean isAlphanumeric(byte b) {
        byte kind = kind(b);
        return kind == LETTER || kind == DIGIT;
    }

    /** What stands between the parts of an address: a hyphen, a dot or an underscore. */
    static boolean isSeparator(byte b) {
        return kind(b) >= DOT;
    }

    /** The value of a hexadecimal digit, or -1. */
    static int hex(byte b) {
        return HEX[b & 0xff];
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        for (int c = 'a'; c <= 'z'; c++) {
            kinds[c] = LETTER;
        }
        for (int c = '0'; c <= '9'; c++) {
            kinds[c] = DIGIT;
        }
        kinds['.'] = DOT;
        kinds['-'] = HYPHEN;
        kinds['_'] = UNDERSCORE;
        return kinds;
    }

    private static byte[] hex() {
        byte[] values = new byte[256];
        for (int c = 0; c < values.length; c++) {
            values[c] = (byte) Character.digit(c, 16);
        }
        for (int c = 0x80; c < values.length; c++) {
            values[c] = -1;
        }
        return values;
    }
}
