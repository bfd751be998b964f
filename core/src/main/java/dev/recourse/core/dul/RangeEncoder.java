package dev.recourse.core.dul;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.rdns.RuleId;
import java.util.function.Consumer;

/**
 * Puts IPv4 addresses of one finding and rule together: each run of neighbours becomes the fewest prefixes that hold exactly
 * it. Keeps one run, whatever the number of addresses.
 */
final class RangeEncoder {
    private static final int IPV4_BITS = 96;

    private final Finding finding;
    private final Consumer<Proposal> output;

    /** The run from first to before next; none where the two are equal. */
    private long first;

    private long next;
    private RuleId rule = new RuleId("", "");

    RangeEncoder(Finding finding, Consumer<Proposal> output) {
        this.finding = finding;
        this.output = output;
    }

    /** The next address, above all before it. */
    void add(IpAddress address, RuleId by) {
        long number = Integer.toUnsignedLong(address.ipv4Bits());
        if (number != next || first == next || !by.equals(rule)) {
            end();
            first = number;
            rule = by;
        }
        next = number + 1;
    }

    /** The run is over. */
    void end() {
        while (first < next) {
            // As wide as where it begins allows, and as what is left allows.
            int free = Math.min(
                    first == 0 ? 32 : Long.numberOfTrailingZeros(first), 63 - Long.numberOfLeadingZeros(next - first));
            output.accept(
                    new Proposal(new Prefix(IpAddress.ofIpv4((int) first), IPV4_BITS + 32 - free), finding, rule));
            first += 1L << free;
        }
    }
}
