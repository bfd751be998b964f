package dev.recourse.core.zone;

import dev.recourse.core.address.Prefix;
import java.util.Collection;
import java.util.TreeSet;

/**
 * The parts of address space whose names a change can alter. A change of one address may turn the wildcard of every cell
 * around it, so a region is the widest cell that can have one: an IPv4 /8, an IPv6 /16.
 */
public final class Regions {
    private static final int IPV4_CELL = 104;
    private static final int IPV6_CELL = 16;

    /** None contains another. */
    private final TreeSet<Prefix> disjoint = new TreeSet<>();

    private Regions() {}

    /** The regions around what was changed. */
    public static Regions around(Collection<Prefix> changed) {
        Regions regions = new Regions();
        // Widest first where they begin alike: what it covers is then left out.
        new TreeSet<>(changed.stream().map(Regions::cell).toList()).forEach(regions::add);
        return regions;
    }

    private static Prefix cell(Prefix changed) {
        int most = changed.isIpv4() ? IPV4_CELL : IPV6_CELL;
        return changed.bits() <= most ? changed : Prefix.around(changed.first(), most);
    }

    private void add(Prefix cell) {
        Prefix before = disjoint.floor(cell);
        if (before == null || !before.contains(cell)) {
            disjoint.add(cell);
        }
    }

    /** Whether the prefix shares an address with one of them. */
    boolean touch(Prefix prefix) {
        Prefix before = disjoint.floor(prefix);
        if (before != null && before.contains(prefix)) {
            return true;
        }
        Prefix behind = disjoint.ceiling(prefix);
        return behind != null && prefix.contains(behind);
    }
}
