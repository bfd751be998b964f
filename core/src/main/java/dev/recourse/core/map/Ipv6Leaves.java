package dev.recourse.core.map;

/** Collects what is inside single /64s, and puts for each its point among the upper ones. */
final class Ipv6Leaves {
    private final Ipv6PointsWriter upper;
    private final Ipv6PointsWriter lower = new Ipv6PointsWriter();
    /** Of the leaf that is being collected; without a part it is none. */
    private long high;

    private int begin;
    private int parts;
    private boolean singleAddress;
    private long mask;

    Ipv6Leaves(Ipv6PointsWriter upper) {
        this.upper = upper;
    }

    Ipv6PointsWriter points() {
        return lower;
    }

    /** A value from one lower half to another, in one /64 and not all of it. */
    void part(long high, long first, long last, int value, long mask) {
        if (parts > 0 && this.high != high) {
            close();
        }
        if (parts == 0) {
            begin = lower.count();
            this.high = high;
        }
        parts++;
        singleAddress = parts == 1 && first == last;
        this.mask |= mask;
        lower.run(first, last, value, mask);
    }

    /** Ends the leaf, if there is one. */
    void close() {
        if (parts == 0) {
            return;
        }
        int last = singleAddress ? lower.count() - 1 : endLeaf();
        upper.point(high, Ipv6Format.content(singleAddress ? Ipv6Format.SINGLE : Ipv6Format.LEAF, last), mask);
        parts = 0;
        mask = 0;
    }

    private int endLeaf() {
        lower.endRun();
        int end = lower.count();
        lower.add(mask, end - begin, 0);
        return end;
    }
}
