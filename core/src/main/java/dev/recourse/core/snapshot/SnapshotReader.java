package dev.recourse.core.snapshot;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.table.Changes;
import dev.recourse.core.table.Entry;
import dev.recourse.core.table.ListingTable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reads a snapshot: all of it or, where a byte is wrong or missing, nothing. */
public final class SnapshotReader {
    private final ByteBuffer in;
    private final Catalogue catalogue;
    private final Changes changes;
    private final Map<Long, Criterion> criteria = new HashMap<>();
    private String[] strings = {};

    private SnapshotReader(ByteBuffer in, Catalogue catalogue) {
        this.in = in;
        this.catalogue = catalogue;
        this.changes = new Changes(catalogue);
    }

    /**
     * @param bytes exactly one snapshot; its position does not move
     * @throws SnapshotException when the bytes are torn, changed, of another version, or name a list or criterion that the
     *     catalogue does not have
     */
    public static Snapshot read(ByteBuffer bytes, Catalogue catalogue) throws SnapshotException {
        return new SnapshotReader(bytes.slice(), catalogue).snapshot();
    }

    private Snapshot snapshot() throws SnapshotException {
        if (in.limit() < SnapshotFormat.HEADER_BYTES) {
            throw new SnapshotException("it ends inside its header, at byte " + in.limit());
        }
        if (in.getLong() != SnapshotFormat.MAGIC) {
            throw new SnapshotException("it does not begin as a snapshot does");
        }
        int version = in.getInt();
        if (version != SnapshotFormat.VERSION) {
            throw new SnapshotException(
                    "it has format version " + version + ", this program reads version " + SnapshotFormat.VERSION);
        }
        int headerChecksum = in.getInt(SnapshotFormat.HEADER_BYTES - 4);
        if (headerChecksum != SnapshotFormat.checksum(in, 0, SnapshotFormat.HEADER_BYTES - 4)) {
            throw new SnapshotException("its header is damaged (checksum)");
        }
        in.getInt();
        return body();
    }

    private Snapshot body() throws SnapshotException {
        long epoch = in.getLong();
        long serial = in.getLong();
        long changedAt = in.getLong();
        long count = in.getLong();
        long stringBytes = in.getLong();
        int stringChecksum = in.getInt();
        long entryBytes = in.getLong();
        int entryChecksum = in.getInt();
        long expected = SnapshotFormat.HEADER_BYTES + stringBytes + entryBytes;
        if (stringBytes < 4 || entryBytes != count * SnapshotFormat.ENTRY_BYTES || expected != in.limit()) {
            throw new SnapshotException("it has " + in.limit() + " bytes where its header says " + expected);
        }
        section("strings", SnapshotFormat.HEADER_BYTES, (int) stringBytes, stringChecksum);
        int entriesAt = SnapshotFormat.HEADER_BYTES + (int) stringBytes;
        section("entries", entriesAt, (int) entryBytes, entryChecksum);
        readStrings((int) stringBytes);
        in.position(entriesAt);
        return new Snapshot(epoch, serial, changedAt, readEntries(count));
    }

    private void section(String name, int from, int length, int checksum) throws SnapshotException {
        if (SnapshotFormat.checksum(in, from, length) != checksum) {
            throw new SnapshotException("its section '" + name + "' is damaged (checksum)");
        }
    }

    private void readStrings(int length) throws SnapshotException {
        in.position(SnapshotFormat.HEADER_BYTES);
        int end = SnapshotFormat.HEADER_BYTES + length;
        int count = in.getInt();
        if (count < 0 || count > length / 4) {
            throw new SnapshotException("it says that it has " + count + " strings");
        }
        strings = new String[count];
        for (int i = 0; i < count; i++) {
            int size = end - in.position() < 4 ? -1 : in.getInt();
            if (size < 0 || size > end - in.position()) {
                throw new SnapshotException("string " + i + " goes beyond its section");
            }
            byte[] bytes = new byte[size];
            in.get(bytes);
            strings[i] = new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private ListingTable readEntries(long count) throws SnapshotException {
        ListingTable table = ListingTable.EMPTY;
        for (long i = 0; i < count; i++) {
            try {
                table = readEntry(table);
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new SnapshotException("entry " + i + " is not one: " + e.getMessage());
            }
        }
        if (table.size() != count) {
            throw new SnapshotException("it has entries twice");
        }
        return table;
    }

    private ListingTable readEntry(ListingTable table) {
        byte[] address = new byte[16];
        in.get(address);
        Prefix prefix = new Prefix(IpAddress.ofBytes(address), in.get() & 0xff);
        byte kind = in.get();
        int listName = in.getShort() & 0xffff;
        int list = changes.index(strings[listName]);
        int criterion = in.getInt();
        int source = in.getInt();
        int detail = in.getInt();
        long serial = in.getLong();
        long since = in.getLong();
        long expires = in.getLong();
        Entry entry = switch (kind) {
            case SnapshotFormat.KIND_LISTED ->
                new Entry.Listed(
                        list, criterion(listName, criterion), strings[source], serial, since, expires, strings[detail]);
            case SnapshotFormat.KIND_HOLE -> new Entry.Hole(list, strings[source], serial);
            case SnapshotFormat.KIND_EXEMPT -> new Entry.Exempt(list, serial, since, expires, strings[detail]);
            default -> throw new IllegalArgumentException("kind " + kind);
        };
        return table.with(prefix, entry);
    }

    private Criterion criterion(int list, int reference) {
        return criteria.computeIfAbsent((long) list << 32 | reference, key -> {
            String text = strings[reference];
            String id = text.substring(0, (text + "@").indexOf('@'));
            return catalogue
                    .criterion(strings[list], id)
                    .orElseThrow(() -> new IllegalArgumentException("no criterion " + text + " on " + strings[list]));
        });
    }
}
