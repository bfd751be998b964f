package dev.recourse.core.table;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one family in order of prefix, in bytes: an address, where the next wider prefix stands, and the numbers of
 * attribute and length. Several entries on one prefix stand behind each other.
 *
 * <p>A prefix comes before all that is inside it. So whatever holds an address stands at or above the last record that does
 * not begin behind the address: one search, then from each to the next wider.
 */
final class EntryRecords {
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** The bytes of one record: see docs/formats/snapshot.md. */
    enum Layout {
        IPV4(4),
        IPV6(16);

        final int addressBytes;
        final int bytes;

        Layout(int addressBytes) {
            this.addressBytes = addressBytes;
            this.bytes = addressBytes + 8;
        }
    }

    private final Layout layout;
    private final MemorySegment bytes;
    private final Entry[] attributes;
    private final int count;

    /** @throws IllegalArgumentException when the length is not that of whole records */
    EntryRecords(Layout layout, MemorySegment bytes, Entry[] attributes) {
        if (bytes.byteSize() % layout.bytes != 0 || bytes.byteSize() / layout.bytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(bytes.byteSize() + " bytes are not a number of entries");
        }
        this.layout = layout;
        this.bytes = bytes;
        this.attributes = attributes;
        this.count = (int) (bytes.byteSize() / layout.bytes);
    }

    int count() {
        return count;
    }

    /** What stands on exactly this prefix; null where nothing does. */
    Entry @Nullable [] find(Prefix prefix) {
        int index = after(prefix.first(), prefix.bits()) - 1;
        return index >= 0 && isOn(index, prefix) ? group(index) : null;
    }

    /** Puts what stands on each prefix that holds this one, itself included, in its place by length. */
    void collect(Prefix prefix, Entry[] @Nullable [] byBits) {
        int index = after(prefix.first(), prefix.bits()) - 1;
        while (index >= 0) {
            int bits = bits(index);
            if (bits <= prefix.bits() && holds(index, bits, prefix.first())) {
                byBits[bits] = group(index);
            }
            index = parent(index) - 1;
        }
    }

    /** The prefixes inside this one, which itself is left out. */
    Steps inside(Prefix prefix) {
        int from = after(prefix.first(), prefix.bits());
        return from == count || address(from).compareTo(prefix.last()) > 0
                ? Steps.NONE
                : new Walk(from, after(prefix.last(), 128));
    }

    /** All prefixes. */
    Steps all() {
        return count == 0 ? Steps.NONE : new Walk(0, count);
    }

    /** The index of the first record behind the prefix of that address and length, in their order. */
    private int after(IpAddress first, int bits) {
        int from = 0;
        int to = count;
        while (from < to) {
            int middle = (from + to) >>> 1;
            int order = compare(middle, first);
            if (order < 0 || (order == 0 && bits(middle) <= bits)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private int compare(int index, IpAddress address) {
        long at = (long) index * layout.bytes;
        if (layout == Layout.IPV4) {
            return Integer.compareUnsigned(bytes.get(INT, at), address.ipv4Bits());
        }
        int byHigh = Long.compareUnsigned(bytes.get(LONG, at), address.high());
        return byHigh != 0 ? byHigh : Long.compareUnsigned(bytes.get(LONG, at + 8), address.low());
    }

    private IpAddress address(int index) {
        long at = (long) index * layout.bytes;
        return layout == Layout.IPV4
                ? IpAddress.ofIpv4(bytes.get(INT, at))
                : new IpAddress(bytes.get(LONG, at), bytes.get(LONG, at + 8));
    }

    private int bits(int index) {
        return bytes.get(INT, (long) index * layout.bytes + layout.addressBytes + 4) & 0xff;
    }

    private Entry entry(int index) {
        return attributes[bytes.get(INT, (long) index * layout.bytes + layout.addressBytes + 4) >>> 8];
    }

    /** The index, counted from 1, of a record on the next wider prefix; 0 where there is none. Always before this one. */
    private int parent(int index) {
        int parent = bytes.get(INT, (long) index * layout.bytes + layout.addressBytes);
        if (parent < 0 || parent > index) {
            throw new IllegalStateException("entry " + index + " stands inside entry " + (parent - 1));
        }
        return parent;
    }

    private boolean isOn(int index, Prefix prefix) {
        return bits(index) == prefix.bits() && compare(index, prefix.first()) == 0;
    }

    private boolean holds(int index, int bits, IpAddress address) {
        return compare(index, Prefix.around(address, bits).first()) == 0;
    }

    /** The entries of the prefix whose last record this is. */
    private Entry[] group(int last) {
        int first = last;
        while (first > 0 && samePrefix(first - 1, last)) {
            first--;
        }
        Entry[] group = new Entry[last - first + 1];
        for (int i = 0; i < group.length; i++) {
            group[i] = entry(first + i);
        }
        return group;
    }

    private boolean samePrefix(int a, int b) {
        return bits(a) == bits(b) && compare(a, address(b)) == 0;
    }

    /** From one index to another. */
    private final class Walk implements Steps {
        private final int to;
        private int at;
        private Prefix prefix = Prefix.IPV4;
        private final List<Entry> entries = new ArrayList<>();

        Walk(int from, int to) {
            this.at = from;
            this.to = to;
        }

        @Override
        public boolean next() {
            if (at >= to) {
                return false;
            }
            prefix = new Prefix(address(at), bits(at));
            entries.clear();
            int first = at;
            do {
                entries.add(entry(at++));
            } while (at < to && samePrefix(at, first));
            return true;
        }

        @Override
        public Prefix prefix() {
            return prefix;
        }

        @Override
        public Entry[] entries() {
            return entries.toArray(Entry[]::new);
        }
    }
}
