package dev.recourse.core.map;

/**
 * The form of a leaf.
 *
 * @param shape one of those of {@link Ipv4Word}
 * @param width of each value, in bytes
 * @param ownRest whether the leaf has a rest value, because it is not the usual one of the bucket
 * @param bytes how long the leaf becomes
 */
record Ipv4LeafForm(int shape, int width, boolean ownRest, int bytes) {
    /** The addresses that have not the rest value: how many, whether all of them the same, and their highest value. */
    record Deviations(int count, boolean same, int highest) {
        static Deviations of(Ipv4LeafRuns runs, int rest) {
            int count = 0;
            int highest = 0;
            int lowest = Integer.MAX_VALUE;
            for (int i = 0; i < runs.count(); i++) {
                if (runs.value(i) != rest) {
                    count += runs.end(i) - runs.start(i);
                    highest = Math.max(highest, runs.value(i));
                    lowest = Math.min(lowest, runs.value(i));
                }
            }
            return new Deviations(count, highest == lowest, highest);
        }
    }

    static Ipv4LeafForm smallest(Deviations deviations, int rest, boolean ownRest) {
        int width = width(ownRest ? Math.max(rest, deviations.highest) : deviations.highest);
        int before = ownRest ? width : 0;
        int count = deviations.count;
        int fullWidth = width(Math.max(rest, deviations.highest));
        Ipv4LeafForm full = new Ipv4LeafForm(Ipv4Word.FULL, fullWidth, false, 256 * fullWidth);
        if (deviations.same) {
            return smaller(
                    new Ipv4LeafForm(Ipv4Word.ONE, width, ownRest, before + count + width),
                    new Ipv4LeafForm(Ipv4Word.BITMAP, width, ownRest, before + 32 + width));
        }
        return smaller(new Ipv4LeafForm(Ipv4Word.EACH, width, ownRest, before + count + count * width), full);
    }

    private static Ipv4LeafForm smaller(Ipv4LeafForm one, Ipv4LeafForm other) {
        return other.bytes < one.bytes ? other : one;
    }

    private static int width(int value) {
        return value < 1 << 8 ? 1 : value < 1 << 16 ? 2 : 4;
    }
}
