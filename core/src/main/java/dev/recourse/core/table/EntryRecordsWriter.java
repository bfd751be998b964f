package dev.recourse.core.table;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.map.ByteSink;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes the bytes of {@link EntryRecords}, one prefix after the other. */
final class EntryRecordsWriter {
    private static final int BUFFER = 1 << 16;

    private final EntryRecords.Layout layout;
    private final Attributes attributes;
    private final ByteSink out;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final Deque<Open> open = new ArrayDeque<>();
    private int count;

    /** A prefix that the next one may be inside of, with the index of its last record, counted from 1. */
    private record Open(Prefix prefix, int index) {}

    EntryRecordsWriter(EntryRecords.Layout layout, Attributes attributes, ByteSink out) {
        this.layout = layout;
        this.attributes = attributes;
        this.out = out;
    }

    /** Writes all entries of a prefix that is behind the one before; those that are over are left out. */
    void put(Prefix prefix, Entry[] entries, long now) {
        while (!open.isEmpty() && !open.element().prefix.contains(prefix)) {
            open.pop();
        }
        int parent = open.isEmpty() ? 0 : open.element().index;
        int before = count;
        for (Entry entry : entries) {
            if (entry.liveAt(now)) {
                put(prefix, entry, parent);
            }
        }
        if (count > before) {
            open.push(new Open(prefix, count));
        }
    }

    private void put(Prefix prefix, Entry entry, int parent) {
        if (buffer.remaining() < layout.bytes) {
            flush();
        }
        IpAddress address = prefix.first();
        int bits = prefix.bits();
        if (layout == EntryRecords.Layout.IPV4) {
            buffer.putInt(address.ipv4Bits());
        } else {
            buffer.putLong(address.high()).putLong(address.low());
        }
        buffer.putInt(parent).putInt(attributes.number(entry) << 8 | bits);
        count++;
    }

    /** Writes the rest. How many entries were written. */
    int finish() {
        flush();
        return count;
    }

    private void flush() {
        out.append(buffer.flip());
        buffer.clear();
    }
}
