package dev.recourse.core.format;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.util.function.Consumer;

/**
 * Addresses from one to another.
 *
 * @param first the first
 * @param last the last, not before the first
 */
record AddressRange(IpAddress first, IpAddress last) {

    /** The fewest prefixes that are exactly this range, in order. */
    void forEachPrefix(Consumer<Prefix> action) {
        IpAddress at = first;
        while (true) {
            Prefix prefix = widestAt(at);
            action.accept(prefix);
            if (prefix.last().equals(last)) {
                return;
            }
            at = next(prefix.last());
        }
    }

    private Prefix widestAt(IpAddress at) {
        Prefix widest = Prefix.of(at);
        while (widest.bits() > 0) {
            Prefix wider = Prefix.around(at, widest.bits() - 1);
            if (!wider.first().equals(at) || wider.last().compareTo(last) > 0) {
                return widest;
            }
            widest = wider;
        }
        return widest;
    }

    /** The address after it. */
    static IpAddress next(IpAddress address) {
        long low = address.low() + 1;
        return new IpAddress(low == 0 ? address.high() + 1 : address.high(), low);
    }

    /** The address before it. */
    static IpAddress before(IpAddress address) {
        long low = address.low() - 1;
        return new IpAddress(low == -1 ? address.high() - 1 : address.high(), low);
    }
}
