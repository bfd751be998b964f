package dev.recourse.core.rdns;

/** The groups of an IPv6 address in a name: runs of up to four hexadecimal digits, compared as numbers. */
final class Ipv6Groups {
    private static final int LONGEST_GROUP = 4;
    private static final int FEWEST = 3;
    /** So many in a row are enough, wherever they begin. */
    private static final int PLENTY = 6;

    private final Reading reading;
    private final int[] wanted;
    private final int[] values;
    private final int[] starts;
    private final int[] ends;
    private int count;

    private Ipv6Groups(Reading reading, int[] wanted) {
        this.reading = reading;
        this.wanted = wanted;
        this.values = new int[reading.hostEnd / 2 + 1];
        this.starts = new int[values.length];
        this.ends = new int[values.length];
        collect();
    }

    /** All groups, or those that {@code ::} leaves, or the last ones. */
    static void findWhole(Reading reading, int[] groups) {
        Ipv6Groups found = new Ipv6Groups(reading, groups);
        int[] squeezed = squeezed(groups);
        for (int i = 0; i < found.count && !reading.isEmbedded(); i++) {
            found.whole(groups, i);
            found.whole(squeezed, i);
        }
    }

    /** The first groups, or an address that is another one. */
    static void findPart(Reading reading, int[] groups) {
        Ipv6Groups found = new Ipv6Groups(reading, groups);
        for (int i = 0; i < found.count && !reading.isEmbedded(); i++) {
            found.network(i);
        }
        if (!reading.isEmbedded()) {
            found.other();
        }
    }

    private void collect() {
        byte[] text = reading.text;
        int i = 0;
        while (i < reading.hostEnd) {
            int start = i;
            while (i < reading.hostEnd && Characters.isAlphanumeric(text[i])) {
                i++;
            }
            int from = hexTail(start, i);
            if (i > from && i - from <= LONGEST_GROUP) {
                values[count] = value(from, i);
                starts[count] = from;
                ends[count++] = i;
            }
            i++;
        }
    }

    /** Where the hexadecimal digits at the end of a run begin: the first group may follow {@code ip} or {@code x}. */
    private int hexTail(int start, int end) {
        int from = end;
        while (from > start && Characters.hex(reading.text[from - 1]) >= 0) {
            from--;
        }
        return from;
    }

    private int value(int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            value = (value << 4) | Characters.hex(reading.text[i]);
        }
        return value;
    }

    private void whole(int[] groups, int i) {
        for (int j = 0; j < groups.length; j++) {
            int run = run(groups, i, j);
            boolean all = run == groups.length || run >= PLENTY;
            boolean last = j + run == groups.length && j >= FEWEST;
            if (run >= FEWEST && (all || last)) {
                EmbeddedForm form = all ? EmbeddedForm.IPV6_GROUPS : EmbeddedForm.IPV6_INTERFACE;
                reading.embedded(form, Feature.WHOLE, starts[i], ends[i + run - 1]);
            }
        }
    }

    private void network(int i) {
        int run = run(wanted, i, 0);
        if (run >= FEWEST) {
            reading.embedded(EmbeddedForm.IPV6_NETWORK, Feature.NETWORK, starts[i], ends[i + run - 1]);
        }
    }

    /** How many groups agree from the i-th in the name and the j-th of these on. */
    private int run(int[] groups, int i, int j) {
        int run = 0;
        while (i + run < count && j + run < groups.length && values[i + run] == groups[j + run]) {
            run++;
        }
        return run;
    }

    /** Six groups in a row, one character between them, are an address, though not this one. */
    private void other() {
        int run = 1;
        for (int i = 1; i < count; i++) {
            run = starts[i] == ends[i - 1] + 1 ? run + 1 : 1;
            if (run >= PLENTY) {
                reading.embedded(EmbeddedForm.OTHER_ADDRESS, Feature.OTHER, starts[i - run + 1], ends[i]);
            }
        }
    }

    /** The groups without their longest run of zeros, as {@code ::} leaves it out. */
    private static int[] squeezed(int[] groups) {
        int from = 0;
        int length = 0;
        for (int i = 0; i < groups.length; i++) {
            int end = i;
            while (end < groups.length && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                from = i;
                length = end - i;
            }
        }
        int[] left = new int[groups.length - length];
        System.arraycopy(groups, 0, left, 0, from);
        System.arraycopy(groups, from + length, left, from, left.length - from);
        return left;
    }
}
