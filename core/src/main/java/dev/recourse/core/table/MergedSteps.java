package dev.recourse.core.table;

import dev.recourse.core.address.Prefix;

/** Goes over two at once. Where both have a prefix, the upper one's entries stand for both. */
final class MergedSteps implements Steps {
    private final Steps upper;
    private final Steps lower;
    private boolean moreUpper;
    private boolean moreLower;
    private boolean begun;
    private boolean onUpper;

    private MergedSteps(Steps upper, Steps lower) {
        this.upper = upper;
        this.lower = lower;
    }

    static Steps of(Steps upper, Steps lower) {
        if (upper.equals(NONE)) {
            return lower;
        }
        return lower.equals(NONE) ? upper : new MergedSteps(upper, lower);
    }

    @Override
    public boolean next() {
        if (!begun || onUpper) {
            moreUpper = upper.next();
        }
        if (!begun || !onUpper) {
            moreLower = lower.next();
        }
        begun = true;
        if (moreUpper && moreLower) {
            int order = upper.prefix().compareTo(lower.prefix());
            if (order == 0) {
                moreLower = lower.next();
            }
            onUpper = order <= 0;
        } else {
            onUpper = moreUpper;
        }
        return moreUpper || moreLower;
    }

    @Override
    public Prefix prefix() {
        return current().prefix();
    }

    @Override
    public Entry[] entries() {
        return current().entries();
    }

    private Steps current() {
        return onUpper ? upper : lower;
    }
}
