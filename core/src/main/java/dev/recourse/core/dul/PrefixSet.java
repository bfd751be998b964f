package dev.recourse.core.dul;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A set of addresses, given as prefixes that may overlap. Immutable. */
public final class PrefixSet {
    /** Nothing. */
    public static final PrefixSet NONE = of(List.of());

    /** In order, none inside another. */
    private final Prefix[] prefixes;

    private PrefixSet(Prefix[] prefixes) {
        this.prefixes = prefixes;
    }

    public static PrefixSet of(Collection<Prefix> prefixes) {
        List<Prefix> kept = new ArrayList<>();
        for (Prefix prefix : prefixes.stream().sorted().toList()) {
            if (kept.isEmpty() || !kept.getLast().contains(prefix)) {
                kept.add(prefix);
            }
        }
        return new PrefixSet(kept.toArray(Prefix[]::new));
    }

    public boolean contains(IpAddress address) {
        int at = floor(Prefix.of(address));
        return at >= 0 && prefixes[at].contains(address);
    }

    /** The widest given prefix that holds the address. */
    public Optional<Prefix> find(IpAddress address) {
        int at = floor(Prefix.of(address));
        return at >= 0 && prefixes[at].contains(address) ? Optional.of(prefixes[at]) : Optional.empty();
    }

    public boolean isEmpty() {
        return prefixes.length == 0;
    }

    /** How many addresses of the prefix are in the set; of IPv6 at most {@link Long#MAX_VALUE}. */
    public long sizeWithin(Prefix prefix) {
        int at = floor(prefix);
        if (at >= 0 && prefixes[at].contains(prefix)) {
            return size(prefix);
        }
        long sum = 0;
        for (int i = at + 1; i < prefixes.length && prefix.contains(prefixes[i]); i++) {
            sum += size(prefixes[i]);
        }
        return sum;
    }

    /** How many addresses a prefix has; of IPv6 at most {@link Long#MAX_VALUE}. */
    public static long size(Prefix prefix) {
        int free = 128 - prefix.bits();
        return free >= 63 ? Long.MAX_VALUE : 1L << free;
    }

    /** The last that stands at or before the prefix. */
    private int floor(Prefix prefix) {
        int at = Arrays.binarySearch(prefixes, prefix);
        return at >= 0 ? at : -at - 2;
    }
}
