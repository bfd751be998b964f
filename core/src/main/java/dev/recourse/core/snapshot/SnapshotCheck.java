package dev.recourse.core.snapshot;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.table.Steps;
import java.lang.foreign.MemorySegment;

/** Looks at a snapshot as closely as can be: not only its checksums, but whether its map says what its entries say. */
public final class SnapshotCheck {
    private SnapshotCheck() {}

    /**
     * What was looked at.
     *
     * @param prefixes how many prefixes carry entries
     * @param addresses how many addresses were looked up both ways
     */
    public record Checked(SnapshotReader.About about, long entries, long prefixes, long addresses) {}

    /**
     * Checks it, and at the first, the last and the next address of every prefix that map and entries agree.
     *
     * @throws SnapshotException with the first thing that is wrong
     */
    public static Checked check(MemorySegment bytes) throws SnapshotException {
        SnapshotReader.About about = SnapshotReader.about(bytes);
        Snapshot snapshot = SnapshotReader.read(bytes);
        try {
            long ipv4 = compare(snapshot, snapshot.table().ipv4(), about.madeAt());
            long ipv6 = compare(snapshot, snapshot.table().ipv6(), about.madeAt());
            return new Checked(about, snapshot.table().size(), ipv4 + ipv6, 3 * (ipv4 + ipv6));
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            throw new SnapshotException("its entries cannot be read: " + e.getMessage());
        }
    }

    private static long compare(Snapshot snapshot, Steps steps, long now) throws SnapshotException {
        long prefixes = 0;
        Prefix before = Prefix.ALL;
        while (steps.next()) {
            Prefix prefix = steps.prefix();
            if (prefixes++ > 0 && before.compareTo(prefix) >= 0) {
                throw new SnapshotException("its entries are not in order: " + prefix + " after " + before);
            }
            before = prefix;
            IpAddress last = prefix.last();
            require(snapshot, prefix.first(), now);
            require(snapshot, last, now);
            require(snapshot, new IpAddress(last.high(), last.low() + 1), now);
        }
        return prefixes;
    }

    private static void require(Snapshot snapshot, IpAddress address, long now) throws SnapshotException {
        if (!snapshot.table().agreesOn(address, now)) {
            throw new SnapshotException("its map does not say of " + address + " what its entries say");
        }
    }
}
