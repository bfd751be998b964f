package dev.recourse.core.table;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * All entries of all lists at one serial: a compact {@link CompactTable} and, over it, the prefixes that changed since it was made.
 *
 * <p>A table never changes. {@link #with} and {@link #without} give a new one that shares all but a few nodes with the old, so
 * a reader that holds a table never sees a half-made change. Where nothing changed the compact's map knows the verdict; where
 * something did, it is found from the entries, exactly, by the same rule that painted the map. So nothing is ever painted
 * over, and taking one of several overlapping entries away uncovers the others (docs/decisions/0018).
 *
 * <p>Changes are folded into a new compact in the background: {@link #setAside} what there is, write a compact from that, and go on
 * {@link #onto} it. Meanwhile changes go on above what was set aside.
 */
public final class ListingTable implements Entries {
    /** The table without entries. */
    public static final ListingTable EMPTY = of(MemoryTable.of(() -> Steps.NONE, () -> Steps.NONE, 0, 0));

    /** So many ranges are looked at to find out whether a name above addresses exists: some 50 microseconds. */
    private static final int LOOKED_AT = 1_000;

    private static final Entry[] NONE = {};

    private final CompactTable compact;
    private final Overlay set;
    private final Overlay fresh;
    private final long size;

    private ListingTable(CompactTable compact, Overlay set, Overlay fresh, long size) {
        this.compact = compact;
        this.set = set;
        this.fresh = fresh;
        this.size = size;
    }

    /** The table of a compact alone. */
    public static ListingTable of(CompactTable compact) {
        return new ListingTable(compact, Overlay.EMPTY, Overlay.EMPTY, compact.size());
    }

    /** The number of entries of all kinds. */
    public long size() {
        return size;
    }

    /** The number of prefixes that changed since the compact was made, or since they were last set aside. */
    public int changed() {
        return fresh.size();
    }

    /** This table with the entry, in place of the one with the same key on that prefix. */
    public ListingTable with(Prefix prefix, Entry entry) {
        Entry[] before = on(prefix);
        for (int i = 0; i < before.length; i++) {
            if (before[i].sameKey(entry)) {
                Entry[] after = before.clone();
                after[i] = entry;
                return new ListingTable(compact, set, fresh.with(prefix, after), size);
            }
        }
        Entry[] after = Arrays.copyOf(before, before.length + 1);
        after[before.length] = entry;
        return new ListingTable(compact, set, fresh.with(prefix, after), size + 1);
    }

    /** This table without the entry of that key on that prefix; itself if there is none. */
    public ListingTable without(Prefix prefix, Entry key) {
        Entry[] before = on(prefix);
        Entry[] after = Arrays.stream(before).filter(e -> !e.sameKey(key)).toArray(Entry[]::new);
        return after.length == before.length
                ? this
                : new ListingTable(compact, set, fresh.with(prefix, after), size - before.length + after.length);
    }

    /** The entry of that key on exactly that prefix. */
    public Optional<Entry> find(Prefix prefix, Entry key) {
        return Arrays.stream(on(prefix)).filter(key::sameKey).findFirst();
    }

    /** What all lists say of the address at that second, after holes and exemptions. */
    public Verdict verdict(IpAddress address, long now) {
        if (!fresh.covers(address) && !set.covers(address)) {
            Painted painted = compact.painted(address);
            if (now < painted.holdsUntil()) {
                return painted.verdict();
            }
        }
        return Verdict.of(holding(Prefix.of(address), now).counting());
    }

    /**
     * Whether an address inside the prefix is listed at that second. True in doubt, which means that a name exists but has no
     * records: for a listing that has ended and is still in the map, and where so much changed that finding out would take
     * long. False is always certain.
     *
     * @param lists the lists asked for, one bit for each index
     */
    public boolean anyListedIn(Prefix prefix, long lists, long now) {
        if (!fresh.touches(prefix) && !set.touches(prefix)) {
            return (compact.listsIn(prefix) & lists) != 0;
        }
        Sweep sweep = new Sweep(prefix, inside(prefix), holding(prefix, now));
        for (int i = 0; i < LOOKED_AT; i++) {
            if (!sweep.next()) {
                return false;
            }
            if ((sweep.verdict().lists() & lists) != 0) {
                return true;
            }
        }
        return true;
    }

    /** Every entry, in the order of prefixes. */
    public void forEach(BiConsumer<Prefix, Entry> action) {
        forEach(MergedSteps.of(ipv4(), ipv6()), action);
    }

    private static void forEach(Steps steps, BiConsumer<Prefix, Entry> action) {
        while (steps.next()) {
            for (Entry entry : steps.entries()) {
                action.accept(steps.prefix(), entry);
            }
        }
    }

    /** Every entry on the prefix and on those that hold it, the widest first. */
    public void forEachAround(Prefix prefix, BiConsumer<Prefix, Entry> action) {
        Entry[] @Nullable [] byBits = new Entry[prefix.bits() + 1][];
        if (prefix.isIpv4()) {
            collect(Prefix.around(prefix.first(), Prefix.IPV4.bits() - 1), byBits);
        }
        collect(prefix, byBits);
        for (int bits = 0; bits < byBits.length; bits++) {
            Entry[] entries = byBits[bits];
            if (entries != null) {
                Prefix wide = Prefix.around(prefix.first(), bits);
                Arrays.stream(entries).forEach(entry -> action.accept(wide, entry));
            }
        }
    }

    /** Every entry inside the prefix, but not on itself, in the order of prefixes. */
    public void forEachInside(Prefix prefix, BiConsumer<Prefix, Entry> action) {
        forEach(inside(prefix), action);
    }

    @Override
    public Steps ipv4() {
        return merged(compact.ipv4(), true);
    }

    @Override
    public Steps ipv6() {
        return merged(compact.ipv6(), false);
    }

    /** The same table, with all its changes set aside for folding. */
    public ListingTable setAside() {
        if (set.size() == 0) {
            return new ListingTable(compact, fresh, Overlay.EMPTY, size);
        }
        // An earlier fold failed: what it had set aside stays so, and what is fresh goes above it.
        Overlay all = set;
        Steps steps = fresh.all();
        while (steps.next()) {
            all = all.with(steps.prefix(), steps.entries());
        }
        return new ListingTable(compact, all, Overlay.EMPTY, size);
    }

    /**
     * The same table on another compact.
     *
     * @param folded without changes, made from this table, or an earlier one, when its changes had been set aside
     */
    public ListingTable onto(ListingTable folded) {
        long now = folded.size;
        Steps steps = fresh.all();
        while (steps.next()) {
            Entry[] before = folded.on(steps.prefix());
            now += steps.entries().length - before.length;
        }
        return new ListingTable(folded.compact, Overlay.EMPTY, fresh, now);
    }

    /** All that stands on exactly this prefix. */
    private Entry[] on(Prefix prefix) {
        Entry[] found = fresh.find(prefix);
        if (found == null) {
            found = set.find(prefix);
        }
        if (found == null) {
            found = compact.find(prefix);
        }
        return found == null ? NONE : found;
    }

    /**
     * Whether the map says of the address what its entries say, as long as the map holds.
     *
     * @param now seconds since 1970
     */
    public boolean agreesOn(IpAddress address, long now) {
        Painted painted = compact.painted(address);
        List<String> byEntries =
                reasons(Verdict.of(holding(Prefix.of(address), now).counting()));
        return now >= painted.holdsUntil() || reasons(painted.verdict()).equals(byEntries);
    }

    private static List<String> reasons(Verdict verdict) {
        return verdict.matches().stream()
                .map(m -> m.bits() + " " + m.entry().list() + " "
                        + m.entry().criterion().id())
                .toList();
    }

    /** What holds at the prefix, by the entries on it and on all that are wider. */
    private PathVerdict holding(Prefix prefix, long now) {
        Entry[] @Nullable [] byBits = new Entry[prefix.bits() + 1][];
        collect(prefix, byBits);
        PathVerdict verdict = new PathVerdict(now);
        for (int bits = 0; bits < byBits.length; bits++) {
            Entry[] entries = byBits[bits];
            if (entries != null) {
                verdict.descend(bits, entries);
            }
        }
        return verdict;
    }

    private void collect(Prefix prefix, Entry[] @Nullable [] byBits) {
        compact.collect(prefix, byBits);
        set.collect(prefix, byBits);
        fresh.collect(prefix, byBits);
    }

    private Steps inside(Prefix prefix) {
        return MergedSteps.of(fresh.inside(prefix), MergedSteps.of(set.inside(prefix), compact.inside(prefix)));
    }

    private Steps merged(Steps unchanged, boolean ipv4) {
        if (fresh.size() == 0 && set.size() == 0) {
            return unchanged;
        }
        return MergedSteps.of(new OneFamily(MergedSteps.of(fresh.all(), set.all()), ipv4), unchanged);
    }

    /** Leaves the other family out. */
    private record OneFamily(Steps steps, boolean ipv4) implements Steps {
        @Override
        public boolean next() {
            while (steps.next()) {
                if (steps.prefix().isIpv4() == ipv4) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Prefix prefix() {
            return steps.prefix();
        }

        @Override
        public Entry[] entries() {
            return steps.entries();
        }
    }
}
