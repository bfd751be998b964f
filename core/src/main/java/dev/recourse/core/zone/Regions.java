package dev.recourse.core.zone;

import dev.recourse.core.address.Prefix;
import java.util.Collection;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The parts of address space whose names a change can alter. A change of one address may turn the wildcard of every cell
 * around it, so at the most a region is the widest cell that can have one: an IPv4 /8, an IPv6 /16.
 */
public final class Regions {
    private static final int IPV4_CELL = 104;
    private static final int IPV6_CELL = 16;

    /** None contains another. */
    private final TreeSet<Prefix> disjoint = new TreeSet<>();

    private Regions() {}

    /** The regions around what was changed, whatever stands there. */
    public static Regions around(Collection<Prefix> changed) {
        return of(changed.stream().map(Regions::widest).toList());
    }

    /**
     * The regions around what was changed that are no wider than they must be. A cell that is the same to the cell around it
     * before and after, as when it has other names beside the changed ones, alters nothing outside.
     *
     * @param lists the lists that count, bit mask by index
     * @param now seconds since 1970; what has expired by then does not count
     */
    public static Regions between(
            EntryStream before, EntryStream after, long lists, long now, Collection<Prefix> changed) {
        NavigableMap<Integer, Set<Prefix>> open = new TreeMap<>();
        changed.forEach(prefix -> add(open, smallest(prefix)));
        Set<Prefix> found = new HashSet<>();
        // The longest first, so that each cell is looked at once, for all that was changed in it.
        while (!open.isEmpty()) {
            for (Prefix cell : open.pollLastEntry().getValue()) {
                if (isWidest(cell) || isSame(cell, before, after, lists, now)) {
                    found.add(cell);
                } else {
                    add(open, Prefix.around(cell.first(), cell.bits() - Cell.step(cell)));
                }
            }
        }
        return of(found);
    }

    private static void add(NavigableMap<Integer, Set<Prefix>> open, Prefix cell) {
        open.computeIfAbsent(cell.bits(), bits -> new HashSet<>()).add(cell);
    }

    private static boolean isSame(Prefix cell, EntryStream before, EntryStream after, long lists, long now) {
        Regions only = of(Set.of(cell));
        return ZoneNames.content(cell, before.touching(only), lists, now)
                .equals(ZoneNames.content(cell, after.touching(only), lists, now));
    }

    private static Regions of(Collection<Prefix> cells) {
        Regions regions = new Regions();
        // Widest first where they begin alike: what it covers is then left out.
        new TreeSet<>(cells).forEach(regions::add);
        return regions;
    }

    private static Prefix widest(Prefix changed) {
        return isWidest(changed) ? changed : Prefix.around(changed.first(), most(changed));
    }

    /** The smallest cell of which the prefix is a part or several, or all. */
    private static Prefix smallest(Prefix changed) {
        int step = Cell.step(changed);
        return isWidest(changed)
                ? changed
                : Prefix.around(changed.first(), Math.min(changed.bits(), 128 - step) / step * step);
    }

    private static boolean isWidest(Prefix cell) {
        return cell.bits() <= most(cell);
    }

    private static int most(Prefix prefix) {
        return prefix.isIpv4() ? IPV4_CELL : IPV6_CELL;
    }

    private void add(Prefix cell) {
        Prefix before = disjoint.floor(cell);
        if (before == null || !before.contains(cell)) {
            disjoint.add(cell);
        }
    }

    /** In order; none contains another. */
    NavigableSet<Prefix> disjoint() {
        return disjoint;
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
