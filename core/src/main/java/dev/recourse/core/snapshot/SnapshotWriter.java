package dev.recourse.core.snapshot;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.table.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a snapshot. The same snapshot always gives the same bytes. */
public final class SnapshotWriter {
    private final Catalogue catalogue;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<byte[]> strings = new ArrayList<>();
    private long stringBytes = 4;

    private SnapshotWriter(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The snapshot as bytes, ready to be read.
     *
     * @throws IllegalArgumentException when it would be larger than 2 GiB
     */
    public static ByteBuffer write(Snapshot snapshot, Catalogue catalogue) {
        return new SnapshotWriter(catalogue).bytes(snapshot);
    }

    private ByteBuffer bytes(Snapshot snapshot) {
        // Strings are numbered in a first pass, so that both sections have their size before the second.
        snapshot.table().forEach((prefix, entry) -> number(entry));
        long entryBytes = snapshot.table().size() * SnapshotFormat.ENTRY_BYTES;
        long total = SnapshotFormat.HEADER_BYTES + stringBytes + entryBytes;
        if (total > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a snapshot of " + total + " bytes is larger than 2 GiB");
        }
        ByteBuffer out = ByteBuffer.allocate((int) total);
        out.position(SnapshotFormat.HEADER_BYTES);
        out.putInt(strings.size());
        for (byte[] string : strings) {
            out.putInt(string.length).put(string);
        }
        snapshot.table().forEach((prefix, entry) -> put(out, prefix, entry));
        header(out, snapshot, entryBytes);
        return out.clear();
    }

    private void header(ByteBuffer out, Snapshot snapshot, long entryBytes) {
        int entriesAt = SnapshotFormat.HEADER_BYTES + (int) stringBytes;
        out.position(0);
        out.putLong(SnapshotFormat.MAGIC).putInt(SnapshotFormat.VERSION).putInt(0);
        out.putLong(snapshot.epoch()).putLong(snapshot.serial()).putLong(snapshot.changedAt());
        out.putLong(snapshot.table().size());
        out.putLong(stringBytes).putInt(SnapshotFormat.checksum(out, SnapshotFormat.HEADER_BYTES, (int) stringBytes));
        out.putLong(entryBytes).putInt(SnapshotFormat.checksum(out, entriesAt, (int) entryBytes));
        out.putInt(SnapshotFormat.checksum(out, 0, out.position()));
    }

    private void number(Entry entry) {
        number(catalogue.lists().get(entry.list()).name());
        switch (entry) {
            case Entry.Listed listed -> {
                number(listed.criterion().reference());
                number(listed.source());
                number(listed.detail());
            }
            case Entry.Hole hole -> number(hole.source());
            case Entry.Exempt exempt -> number(exempt.cause());
        }
    }

    private void number(String string) {
        if (!indexes.containsKey(string)) {
            byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
            indexes.put(string, strings.size());
            strings.add(bytes);
            stringBytes += 4L + bytes.length;
        }
    }

    private int index(String string) {
        Integer index = indexes.get(string);
        if (index == null) {
            throw new IllegalStateException("string not numbered");
        }
        return index;
    }

    private void put(ByteBuffer out, Prefix prefix, Entry entry) {
        out.put(prefix.first().toBytes()).put((byte) prefix.bits());
        int list = index(catalogue.lists().get(entry.list()).name());
        switch (entry) {
            case Entry.Listed l -> {
                out.put(SnapshotFormat.KIND_LISTED).putShort((short) list);
                out.putInt(index(l.criterion().reference()))
                        .putInt(index(l.source()))
                        .putInt(index(l.detail()));
                out.putLong(l.serial()).putLong(l.listedAt()).putLong(l.expiresAt());
            }
            case Entry.Hole h -> {
                out.put(SnapshotFormat.KIND_HOLE).putShort((short) list);
                out.putInt(0).putInt(index(h.source())).putInt(0);
                out.putLong(h.serial()).putLong(0).putLong(h.expiresAt());
            }
            case Entry.Exempt e -> {
                out.put(SnapshotFormat.KIND_EXEMPT).putShort((short) list);
                out.putInt(0).putInt(0).putInt(index(e.cause()));
                out.putLong(e.serial()).putLong(e.exemptAt()).putLong(e.expiresAt());
            }
        }
    }
}
