package dev.recourse.core.rdns;

import java.nio.charset.StandardCharsets;

/**
 * Names that end in {@code in-addr.arpa} or {@code ip6.arpa}: a record without its last dot, to which the server added
 * its zone ({@code mail.example.com.2.0.192.in-addr.arpa}), or a record that points at itself.
 */
final class ReverseTree {
    private static final byte[][] ENDINGS = {bytes(".in-addr.arpa"), bytes(".ip6.arpa")};

    private ReverseTree() {}

    /** The length of the name without the reverse zone at its end; 0 where nothing else is in it. */
    static int end(PtrName name) {
        for (byte[] ending : ENDINGS) {
            if (Labels.endsWith(name.text, name.length, ending)) {
                name.fault(Malformation.REVERSE_TREE);
                return zoneStart(name.text, name.length - ending.length);
            }
        }
        return name.length;
    }

    /** Steps over the labels of one to three digits or hexadecimal digits that belong to the zone. */
    private static int zoneStart(byte[] text, int length) {
        int end = length;
        while (end > 0) {
            int start = Labels.dotBefore(text, end) + 1;
            if (!isDigits(text, start, end)) {
                return end;
            }
            end = Math.max(start - 1, 0);
        }
        return 0;
    }

    private static boolean isDigits(byte[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (Characters.hex(text[i]) < 0) {
                return false;
            }
        }
        return end - start <= 3;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
