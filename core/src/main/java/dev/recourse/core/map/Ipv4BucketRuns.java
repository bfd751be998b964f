package dev.recourse.core.map;

/** The values of one /16 as runs of addresses that have the same: what was painted, and 0 everywhere else. */
final class Ipv4BucketRuns {
    private static final int ADDRESSES = 1 << 16;

    private final int[] starts = new int[ADDRESSES];
    private final int[] values = new int[ADDRESSES];
    private int count;
    private int painted;

    void clear() {
        count = 0;
        painted = 0;
    }

    /** The two ends are the lower 16 bits of addresses behind all that was painted. */
    void paint(int first, int last, int value) {
        if (first > painted) {
            begin(painted, 0);
        }
        begin(first, value);
        painted = last + 1;
    }

    /** Nothing more will be painted. */
    void close() {
        if (painted < ADDRESSES) {
            begin(painted, 0);
        }
        painted = ADDRESSES;
    }

    private void begin(int start, int value) {
        if (count == 0 || values[count - 1] != value) {
            starts[count] = start;
            values[count++] = value;
        }
    }

    int count() {
        return count;
    }

    int start(int run) {
        return starts[run];
    }

    /** The first address behind the run. */
    int end(int run) {
        return run + 1 < count ? starts[run + 1] : ADDRESSES;
    }

    int value(int run) {
        return values[run];
    }
}
