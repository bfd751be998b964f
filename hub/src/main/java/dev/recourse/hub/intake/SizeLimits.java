package dev.recourse.hub.intake;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/**
 * How much a source may shrink or grow in one import. A feed that was cut, emptied or filled with rubbish is kept out, and
 * the last good one stays.
 *
 * <p>Small changes pass whatever their share is: up to {@value #FREE_ENTRIES} entries and {@value #FREE_ADDRESSES}
 * addresses. A source that has nothing yet may grow to any size.
 *
 * @param shrink the largest part that may go, 0.5 for half
 * @param growth the largest part that may come, 1 for doubling
 */
public record SizeLimits(double shrink, double growth) {
    /** Half may go, twice as much as there is may come: the defaults of the configuration. */
    public static final SizeLimits USUAL = new SizeLimits(0.5, 2.0);

    static final int FREE_ENTRIES = 20;
    static final int FREE_ADDRESSES = 65_536;

    /** @throws IllegalArgumentException when a limit is negative or a shrinkage over 1 */
    public SizeLimits {
        if (!(shrink >= 0 && shrink <= 1 && growth >= 0)) {
            throw new IllegalArgumentException("limits are 0 to 1 for shrinking and 0 or more for growing");
        }
    }

    /** A sentence with the numbers where the change is beyond a limit. */
    public Optional<String> beyond(Size before, Size after) {
        return beyond("entries", before.entries(), after.entries(), FREE_ENTRIES)
                .or(() -> beyond(
                        "IPv4 addresses",
                        before.addresses().ipv4(),
                        after.addresses().ipv4(),
                        FREE_ADDRESSES))
                .or(() -> beyond(
                        "IPv6 /64 networks",
                        before.addresses().ipv6(),
                        after.addresses().ipv6(),
                        FREE_ADDRESSES));
    }

    private Optional<String> beyond(String what, BigInteger before, BigInteger after, int free) {
        BigInteger change = after.subtract(before);
        double limit = change.signum() < 0 ? shrink : growth;
        boolean allowed = before.signum() == 0
                || change.abs().compareTo(BigInteger.valueOf(free)) <= 0
                || new BigDecimal(change.abs()).compareTo(new BigDecimal(before).multiply(BigDecimal.valueOf(limit)))
                        <= 0;
        if (allowed) {
            return Optional.empty();
        }
        double part = change.abs().doubleValue() / before.doubleValue();
        return Optional.of(String.format(
                Locale.ROOT,
                "would %s from %,d to %,d %s (%.0f %%, the limit is %.0f %%)",
                change.signum() < 0 ? "shrink" : "grow",
                before,
                after,
                what,
                part * 100,
                limit * 100));
    }

    /**
     * What a source has.
     *
     * @param entries listings and holes
     */
    public record Size(BigInteger entries, Addresses addresses) {}
}
