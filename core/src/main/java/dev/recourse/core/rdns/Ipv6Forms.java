package dev.recourse.core.rdns;

import dev.recourse.core.address.IpAddress;

/**
 * An IPv6 address in a name: its 32 digits in either direction, its groups with zeros or without, its last 64 bits, or
 * the hardware address (EUI-64) that those were made from; or its network alone.
 */
final class Ipv6Forms {
    private static final int GROUPS = 8;
    private static final int FEWEST_OTHER = 6;

    private final Reading reading;
    private final int[] groups = new int[GROUPS];

    private Ipv6Forms(Reading reading) {
        this.reading = reading;
        IpAddress address = reading.address;
        for (int i = 0; i < GROUPS; i++) {
            long half = i < 4 ? address.high() : address.low();
            groups[i] = (int) ((half >>> (48 - 16 * (i & 3))) & 0xffff);
        }
    }

    static void find(Reading reading) {
        if (reading.hostEnd > 0) {
            new Ipv6Forms(reading).find();
        }
    }

    private void find() {
        packed();
        if (!reading.isEmbedded()) {
            grouped();
        }
    }

    /** The digits with their separators taken out, and where each of them stood. */
    private void packed() {
        int[] places = new int[reading.hostEnd + 1];
        StringBuilder digits = new StringBuilder(reading.hostEnd);
        for (int i = 0; i < reading.hostEnd; i++) {
            if (!Characters.isSeparator(reading.text[i])) {
                places[digits.length()] = i;
                digits.append((char) (reading.text[i] & 0xff));
            }
        }
        String packed = digits.toString();
        String all = hex(reading.address.high(), 16) + hex(reading.address.low(), 16);
        String reversed = new StringBuilder(all).reverse().toString();
        search(packed, places, all, EmbeddedForm.IPV6_NIBBLES, Feature.WHOLE);
        search(packed, places, reversed, EmbeddedForm.IPV6_NIBBLES, Feature.WHOLE);
        if (isTelling(reading.address.low())) {
            search(packed, places, all.substring(16), EmbeddedForm.IPV6_INTERFACE, Feature.WHOLE);
            search(packed, places, reversed.substring(0, 16), EmbeddedForm.IPV6_INTERFACE, Feature.WHOLE);
        }
        hardware(packed, places);
        if (!reading.isEmbedded()) {
            network(packed, places, all, reversed);
        }
    }

    private void network(String packed, int[] places, String all, String reversed) {
        for (int length : new int[] {16, 14, 12}) {
            search(packed, places, all.substring(0, length), EmbeddedForm.IPV6_NETWORK, Feature.NETWORK);
            search(packed, places, reversed.substring(32 - length), EmbeddedForm.IPV6_NETWORK, Feature.NETWORK);
        }
    }

    private void search(String packed, int[] places, String wanted, EmbeddedForm form, Feature strength) {
        int at = reading.isEmbedded() ? -1 : packed.indexOf(wanted);
        if (at >= 0) {
            reading.embedded(form, strength, places[at], places[at + wanted.length() - 1] + 1);
        }
    }

    /** RFC 4291 appendix A: ff:fe in the middle, and the universal bit turned over. */
    private void hardware(String packed, int[] places) {
        long low = reading.address.low();
        if (((low >>> 24) & 0xffff) == 0xfffe) {
            long turned = low ^ 0x0200000000000000L;
            String mac = hex(turned >>> 40, 6) + hex(turned & 0xffffff, 6);
            search(packed, places, mac, EmbeddedForm.IPV6_INTERFACE, Feature.WHOLE);
        }
    }

    /** More than a few low bits: ::1 has a sixteen-digit form that a name may well hold by chance. */
    private static boolean isTelling(long low) {
        return low >>> 32 != 0;
    }

    /** Runs of up to four hexadecimal digits, compared as numbers with the groups of the address. */
    private void grouped() {
        int[] values = new int[reading.hostEnd / 2 + 1];
        int[] starts = new int[values.length];
        int[] ends = new int[values.length];
        int count = 0;
        int i = 0;
        while (i < reading.hostEnd) {
            int start = i;
            while (i < reading.hostEnd && Characters.isAlphanumeric(reading.text[i])) {
                i++;
            }
            int from = hexTail(start, i);
            if (i - from >= 1 && i - from <= 4) {
                values[count] = Integer.parseInt(PtrName.ascii(reading.text).substring(from, i), 16);
                starts[count] = from;
                ends[count++] = i;
            }
            i = Math.max(i, start) + 1;
        }
        best(values, starts, ends, count);
    }

    /** Where the hexadecimal digits at the end of a run begin: the first group may follow {@code ip} or {@code x}. */
    private int hexTail(int start, int end) {
        int from = end;
        while (from > start && Characters.hex(reading.text[from - 1]) >= 0) {
            from--;
        }
        return from;
    }

    private void best(int[] values, int[] starts, int[] ends, int count) {
        int[] squeezed = squeezed();
        for (int i = 0; i < count && !reading.isEmbedded(); i++) {
            align(groups, values, starts, ends, count, i);
            if (!reading.isEmbedded()) {
                align(squeezed, values, starts, ends, count, i);
            }
        }
        if (!reading.isEmbedded()) {
            other(starts, ends, count);
        }
    }

    /** The address without its longest run of zeros, as '::' leaves it out. */
    private int[] squeezed() {
        int from = 0;
        int length = 0;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                from = i;
                length = end - i;
            }
        }
        int[] left = new int[GROUPS - length];
        System.arraycopy(groups, 0, left, 0, from);
        System.arraycopy(groups, from + length, left, from, GROUPS - from - length);
        return left;
    }

    private void align(int[] wanted, int[] values, int[] starts, int[] ends, int count, int i) {
        for (int j = 0; j < wanted.length; j++) {
            int k = 0;
            while (i + k < count && j + k < wanted.length && values[i + k] == wanted[j + k]) {
                k++;
            }
            boolean toEnd = j + k == wanted.length;
            if (k >= 3 && (k == wanted.length || k >= 6)) {
                reading.embedded(EmbeddedForm.IPV6_GROUPS, Feature.WHOLE, starts[i], ends[i + k - 1]);
            } else if (toEnd && k >= 3 && j >= 3) {
                reading.embedded(EmbeddedForm.IPV6_INTERFACE, Feature.WHOLE, starts[i], ends[i + k - 1]);
            } else if (j == 0 && k >= 3) {
                reading.embedded(EmbeddedForm.IPV6_NETWORK, Feature.NETWORK, starts[i], ends[i + k - 1]);
            }
        }
    }

    /** Six groups in a row, one character between them, are an address, though not this one. */
    private void other(int[] starts, int[] ends, int count) {
        int run = 1;
        for (int i = 1; i < count; i++) {
            run = starts[i] == ends[i - 1] + 1 ? run + 1 : 1;
            if (run >= FEWEST_OTHER) {
                reading.embedded(EmbeddedForm.OTHER_ADDRESS, Feature.OTHER, starts[i - run + 1], ends[i]);
            }
        }
    }

    private static String hex(long value, int digits) {
        String text = Long.toHexString(value);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
