package dev.recourse.core.table;

import dev.recourse.core.address.Prefix;

/** Goes over two at once. Where both have a prefix, the upper one's entries stand for both. */
final class MergedSteps implements Steps {
    private final Steps upper;
    private final Steps lower;
    private boolean moreUpper;
    private boolean moreLower;
    private boolean begun;
    private Steps current;

    private MergedSteps(Steps upper, Steps lower) {
        this.upper = upper;
        this.lower = lower;
        this.current = upper;
    }

    static Steps of(Steps upper, Steps lower) {
        if (upper == NONE) {
            return lower;
        }
        return lower == NONE ? upper : new MergedSteps(upper, lower);
    }

    @Override
    public boolean next() {
        if (!begun) {
            begun = true;
            moreUpper = upper.next();
            moreLower = lower.next();
        } else if (current == upper) {
            moreUpper = upper.next();
        } else {
            moreLower = lower.next();
        }
        if (moreUpper && moreLower) {
            int order = upper.prefix().compareTo(lower.prefix());
            if (order == 0) {
                moreLower = lower.next();
            }
            current = order <= 0 ? upper : lower;
        } else {
            current = moreUpper ? upper : lower;
        }
        return moreUpper || moreLower;
    }

    @Override
    public Prefix prefix() {
        return current.prefix();
    }

    @Override
    public Entry[] entries() {
        return current.entries();
    }
}
