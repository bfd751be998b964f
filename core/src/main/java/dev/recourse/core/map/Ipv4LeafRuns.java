package dev.recourse.core.map;

/** The runs of one /24 of a bucket. */
final class Ipv4LeafRuns {
    private final int[] starts = new int[Ipv4Layout.LEAVES + 1];
    private final int[] values = new int[Ipv4Layout.LEAVES];
    private int count;

    /** Takes those of this leaf, the first of which is or begins in {@code run}; gives that of the next leaf. */
    int take(Ipv4BucketRuns runs, int run, int leaf) {
        int begin = leaf << 8;
        int end = begin + 256;
        int last = run;
        count = 0;
        add(0, runs.value(run));
        while (runs.end(last) < end) {
            last++;
            add(runs.start(last) - begin, runs.value(last));
        }
        starts[count] = 256;
        return runs.end(last) == end ? last + 1 : last;
    }

    private void add(int start, int value) {
        starts[count] = start;
        values[count++] = value;
    }

    int count() {
        return count;
    }

    int start(int run) {
        return starts[run];
    }

    int end(int run) {
        return starts[run + 1];
    }

    int value(int run) {
        return values[run];
    }

    boolean uniform() {
        return count == 1;
    }

    /**
     * The value that more than half of the addresses have; if there is none, any value of the leaf, which costs nothing
     * where values have one byte: with so many others all 256 are written. (The majority vote of Boyer and Moore.)
     */
    int majority() {
        int candidate = values[0];
        int lead = 0;
        for (int i = 0; i < count; i++) {
            int length = end(i) - start(i);
            if (values[i] == candidate) {
                lead += length;
            } else if (length > lead) {
                candidate = values[i];
                lead = length - lead;
            } else {
                lead -= length;
            }
        }
        return candidate;
    }
}
