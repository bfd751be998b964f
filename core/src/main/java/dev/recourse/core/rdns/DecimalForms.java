package dev.recourse.core.rdns;

/**
 * An IPv4 address in decimal: as numbers with anything between them, or written together.
 *
 * <p>The address is known, so nothing is guessed: a form is looked for, and a chance hit of all four octets in any
 * order is one in 180 million. Two octets are one in 33,000 for each pair of numbers, which is why they are weak.
 */
final class DecimalForms {
    private static final int FEWEST_DIGITS_OF_TWO = 3;
    private static final int FEWEST_DIGITS_OF_THREE = 4;
    /** Written together without zeros, so many digits must agree. */
    private static final int FEWEST_JOINED_OF_FOUR = 6;

    private static final int FEWEST_JOINED_OF_THREE = 6;
    private static final int FEWEST_JOINED_OF_TWO = 5;
    private static final int PADDED = 12;
    /** More numbers than this are no address with a few others between. */
    private static final int MOST_SCATTERED = 12;

    private static final int[][] FOUR = permutations();
    private static final int[][] THREE = {{1, 2, 3}, {3, 2, 1}, {0, 2, 3}, {0, 1, 3}, {3, 2, 0}, {3, 1, 0}};
    private static final int[][] FIRST = {{0, 1, 2}, {2, 1, 0}};
    private static final int[][] TWO = {{2, 3}, {3, 2}};

    private final Reading reading;
    private final int[] octets = new int[4];

    private DecimalForms(Reading reading, int bits) {
        this.reading = reading;
        for (int i = 0; i < 4; i++) {
            octets[i] = (bits >>> (24 - 8 * i)) & 0xff;
        }
    }

    /** The forms that identify the address. */
    static void findWhole(Reading reading, int bits) {
        new DecimalForms(reading, bits).whole(bits);
    }

    /** The forms that are a part of it, from the surest. */
    static void findPart(Reading reading, int bits) {
        new DecimalForms(reading, bits).part();
    }

    /** {@code host-7}: the last octet directly after a word that made names have, and at least two digits. */
    static void findLast(Reading reading, int bits) {
        int last = bits & 0xff;
        for (int i = 0; i < reading.numberCount() && last >= 10 && !reading.isEmbedded(); i++) {
            if (reading.number(i) == last
                    && reading.digits(i) <= 3
                    && isAfterMadeWord(reading, reading.numberStart(i))) {
                reading.add(Feature.LAST);
            }
        }
    }

    private static boolean isAfterMadeWord(Reading reading, int start) {
        int gap = start > 0 && Characters.kind(reading.text[start - 1]) == Characters.HYPHEN ? 1 : 0;
        return isWordEnd(reading, Feature.MACHINE, start - gap) || isWordEnd(reading, Feature.CUSTOMER, start - gap);
    }

    private static boolean isWordEnd(Reading reading, Feature kind, int end) {
        return reading.has(kind) && reading.wordEnd(kind) == end;
    }

    private void whole(int bits) {
        int count = reading.numberCount();
        for (int i = 0; i + 4 <= count && !reading.isEmbedded(); i++) {
            four(i, bits);
        }
        for (int i = 0; i < count && !reading.isEmbedded(); i++) {
            integer(i, bits);
        }
        if (count > 4 && count <= MOST_SCATTERED && !reading.isEmbedded()) {
            scattered();
        }
        if (!reading.isEmbedded()) {
            joined(FOUR, FEWEST_JOINED_OF_FOUR, EmbeddedForm.DECIMAL_JOINED, Feature.WHOLE);
        }
    }

    private void part() {
        int count = reading.numberCount();
        for (int i = 0; i + 3 <= count && !reading.isEmbedded(); i++) {
            three(i);
        }
        joined(THREE, FEWEST_JOINED_OF_THREE, EmbeddedForm.THREE_OCTETS, Feature.THREE);
        joined(FIRST, FEWEST_JOINED_OF_THREE, EmbeddedForm.NETWORK, Feature.NETWORK);
        for (int i = 0; i + 2 <= count && !reading.isEmbedded(); i++) {
            two(i);
        }
        if (!reading.isEmbedded()) {
            joined(TWO, FEWEST_JOINED_OF_TWO, EmbeddedForm.TWO_OCTETS, Feature.TWO);
        }
    }

    private void four(int i, int bits) {
        long a = reading.number(i);
        long b = reading.number(i + 1);
        long c = reading.number(i + 2);
        long d = reading.number(i + 3);
        if ((a | b | c | d) >>> 8 != 0) {
            return;
        }
        int forward = (int) ((a << 24) | (b << 16) | (c << 8) | d);
        if (forward == bits) {
            found(EmbeddedForm.DECIMAL, Feature.WHOLE, i, i + 3);
        } else if (Integer.reverseBytes(forward) == bits) {
            found(EmbeddedForm.DECIMAL_REVERSED, Feature.WHOLE, i, i + 3);
        } else if (a + b + c + d == octets[0] + octets[1] + octets[2] + octets[3]
                && anyOrder(FOUR, i)
                && shortEnough(i, 4)) {
            found(EmbeddedForm.DECIMAL_PERMUTED, Feature.WHOLE, i, i + 3);
        }
    }

    private void integer(int i, int bits) {
        long value = reading.number(i);
        if (value >= 1 << 24
                && value <= 0xffffffffL
                && ((int) value == bits || (int) value == Integer.reverseBytes(bits))) {
            found(EmbeddedForm.INTEGER, Feature.WHOLE, i, i);
        }
    }

    /** The octets in order or reversed, with other numbers between: {@code 192-0-b3-2-7}. */
    private void scattered() {
        int last = subsequence(0, 1);
        if (last >= 0) {
            found(EmbeddedForm.DECIMAL, Feature.WHOLE, 0, last);
            return;
        }
        last = subsequence(3, -1);
        if (last >= 0) {
            found(EmbeddedForm.DECIMAL_REVERSED, Feature.WHOLE, 0, last);
        }
    }

    private int subsequence(int from, int step) {
        int octet = from;
        for (int i = 0; i < reading.numberCount(); i++) {
            if (reading.number(i) == octets[octet] && reading.digits(i) <= 3) {
                octet += step;
                if (octet < 0 || octet > 3) {
                    return i;
                }
            }
        }
        return -1;
    }

    private void three(int i) {
        if (digits(i, 3) < FEWEST_DIGITS_OF_THREE || !shortEnough(i, 3)) {
            return;
        }
        if (anyOrder(THREE, i)) {
            found(EmbeddedForm.THREE_OCTETS, Feature.THREE, i, i + 2);
        } else if (anyOrder(FIRST, i)) {
            found(EmbeddedForm.NETWORK, Feature.NETWORK, i, i + 2);
        }
    }

    private void two(int i) {
        if (digits(i, 2) >= FEWEST_DIGITS_OF_TWO && shortEnough(i, 2) && anyOrder(TWO, i)) {
            found(EmbeddedForm.TWO_OCTETS, Feature.TWO, i, i + 1);
        }
    }

    private boolean anyOrder(int[][] orders, int i) {
        for (int[] order : orders) {
            int k = 0;
            while (k < order.length && reading.number(i + k) == octets[order[k]]) {
                k++;
            }
            if (k == order.length) {
                return true;
            }
        }
        return false;
    }

    private int digits(int i, int count) {
        int digits = 0;
        for (int k = i; k < i + count; k++) {
            digits += reading.digits(k);
        }
        return digits;
    }

    private boolean shortEnough(int i, int count) {
        for (int k = i; k < i + count; k++) {
            if (reading.digits(k) > 3) {
                return false;
            }
        }
        return true;
    }

    /**
     * The octets written together, each with zeros before it or none, from the beginning of a number to the end of
     * one; other characters may stand between: {@code 192000002007}, {@code 19202-7}, {@code n1920z2l7}.
     */
    private void joined(int[][] orders, int fewest, EmbeddedForm form, Feature strength) {
        for (int i = 0; i < reading.numberCount() && !reading.isEmbedded(); i++) {
            int start = reading.numberStart(i);
            for (int[] order : orders) {
                int end = match(start, order, 0);
                if (end > 0 && digitsBetween(start, end) >= fewest) {
                    reading.embedded(form, strength, start, end);
                    return;
                }
            }
            if (reading.digits(i) > PADDED && orders.length == FOUR.length) {
                within(i);
            }
        }
    }

    /** Twelve digits inside a longer number. */
    private void within(int i) {
        for (int start = reading.numberStart(i); start + PADDED <= reading.numberEnd(i); start++) {
            int k = 0;
            while (k < 4 && padded(start + 3 * k) == octets[k]) {
                k++;
            }
            if (k == 4) {
                reading.embedded(EmbeddedForm.DECIMAL_JOINED, Feature.WHOLE, start, start + PADDED);
                return;
            }
        }
    }

    private int padded(int at) {
        byte[] text = reading.text;
        return (text[at] - '0') * 100 + (text[at + 1] - '0') * 10 + text[at + 2] - '0';
    }

    /** Where the octets from {@code k} on, read from {@code at}, end at the end of a number; or -1. */
    private int match(int at, int[] order, int k) {
        int from = at;
        byte[] text = reading.text;
        if (k == order.length) {
            return from == reading.hostEnd || !Characters.isDigit(text[from]) ? from : -1;
        }
        while (k > 0 && from < reading.hostEnd && !Characters.isDigit(text[from])) {
            from++;
        }
        int octet = octets[order[k]];
        int width = octet >= 100 ? 3 : octet >= 10 ? 2 : 1;
        for (int zeros = 3 - width; zeros >= 0; zeros -= Math.max(1, 3 - width)) {
            if (is(from, octet, width + zeros)) {
                int end = match(from + width + zeros, order, k + 1);
                if (end > 0) {
                    return end;
                }
            }
        }
        return -1;
    }

    /** Whether the digits here, exactly so many, are this number. */
    private boolean is(int at, int octet, int digits) {
        if (at + digits > reading.hostEnd) {
            return false;
        }
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            if (!Characters.isDigit(reading.text[i])) {
                return false;
            }
            value = value * 10 + reading.text[i] - '0';
        }
        return value == octet;
    }

    private int digitsBetween(int start, int end) {
        int digits = 0;
        for (int i = start; i < end; i++) {
            digits += Characters.isDigit(reading.text[i]) ? 1 : 0;
        }
        return digits;
    }

    private void found(EmbeddedForm form, Feature strength, int first, int last) {
        reading.embedded(form, strength, reading.numberStart(first), reading.numberEnd(last));
    }

    /** All orders of four, the usual ones first. */
    private static int[][] permutations() {
        int[][] all = new int[24][];
        all[0] = new int[] {0, 1, 2, 3};
        all[1] = new int[] {3, 2, 1, 0};
        int count = 2;
        for (int code = 0; code < 256; code++) {
            int[] order = {code >> 6, (code >> 4) & 3, (code >> 2) & 3, code & 3};
            boolean distinct = ((1 << order[0]) | (1 << order[1]) | (1 << order[2]) | (1 << order[3])) == 15;
            boolean usual = code == 0b00011011 || code == 0b11100100;
            if (distinct && !usual) {
                all[count++] = order;
            }
        }
        return all;
    }
}
