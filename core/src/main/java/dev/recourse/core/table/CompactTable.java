package dev.recourse.core.table;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.map.Ipv4Map;
import dev.recourse.core.map.Ipv6Map;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All entries at one serial, as {@link CompactTableWriter} wrote them: the entries themselves, and a map painted from them that knows
 * the verdict of each address. Never changed.
 */
public final class CompactTable {
    private final Entry[] attributes;
    private final Painted[] verdicts;
    private final EntryRecords ipv4;
    private final EntryRecords ipv6;
    private final Ipv4Map ipv4Map;
    private final Ipv6Map ipv6Map;

    private CompactTable(Parts parts) {
        attributes = parts.attributes.toArray(Entry[]::new);
        verdicts = parts.verdicts.toArray(Painted[]::new);
        ipv4 = new EntryRecords(EntryRecords.Layout.IPV4, parts.ipv4Records, attributes);
        ipv6 = new EntryRecords(EntryRecords.Layout.IPV6, parts.ipv6Records, attributes);
        ipv4Map = Ipv4Map.over(parts.ipv4Map);
        ipv6Map = Ipv6Map.over(parts.ipv6Map);
    }

    /** What {@link CompactTableWriter} wrote, piece by piece. */
    public record Parts(
            List<Entry> attributes,
            List<Painted> verdicts,
            MemorySegment ipv4Records,
            MemorySegment ipv6Records,
            MemorySegment ipv4Map,
            MemorySegment ipv6Map) {}

    /**
     * The base over these bytes, which must stay as they are.
     *
     * @throws IllegalArgumentException when they cannot be one
     */
    public static CompactTable of(Parts parts) {
        return new CompactTable(parts);
    }

    /** The number of entries of all kinds. */
    long size() {
        return (long) ipv4.count() + ipv6.count();
    }

    /** What is painted over the address. It says itself how long it holds. */
    Painted painted(IpAddress address) {
        return verdicts[
                address.isIpv4() ? ipv4Map.value(address.ipv4Bits()) : ipv6Map.value(address.high(), address.low())];
    }

    /** The lists that list an address in the prefix, or may do so by time alone. */
    long listsIn(Prefix prefix) {
        if (prefix.isIpv4()) {
            return ipv4Map.masksIn(prefix.first().ipv4Bits(), prefix.length());
        }
        long lists = ipv6Map.masksIn(prefix.first().high(), prefix.first().low(), prefix.bits());
        return prefix.contains(Prefix.IPV4) ? lists | ipv4Map.masksIn(0, 0) : lists;
    }

    /** What stands on exactly this prefix; null where nothing does. */
    Entry @Nullable [] find(Prefix prefix) {
        return (prefix.isIpv4() ? ipv4 : ipv6).find(prefix);
    }

    /** Puts what stands on each prefix that holds this one, itself included, in its place by length. */
    void collect(Prefix prefix, Entry[] @Nullable [] byBits) {
        (prefix.isIpv4() ? ipv4 : ipv6).collect(prefix, byBits);
    }

    Steps ipv4() {
        return ipv4.all();
    }

    Steps ipv6() {
        return ipv6.all();
    }

    /** The prefixes inside this one, which itself is left out. */
    Steps inside(Prefix prefix) {
        if (prefix.isIpv4()) {
            return ipv4.inside(prefix);
        }
        return prefix.contains(Prefix.IPV4) ? MergedSteps.of(ipv4.all(), ipv6.inside(prefix)) : ipv6.inside(prefix);
    }
}
