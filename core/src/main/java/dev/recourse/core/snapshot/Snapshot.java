package dev.recourse.core.snapshot;

import dev.recourse.core.list.Policy;
import dev.recourse.core.table.ListingTable;

/**
 * Everything that is answered at one position of the journal.
 *
 * @param epoch which life of the store; 0 where there is no store behind it
 * @param serial the journal position
 * @param changedAt when the last entry was made, in seconds since 1970; 0 before the first
 * @param policy the lists and zones
 * @param table the entries, whose lists are those of the policy
 */
public record Snapshot(long epoch, long serial, long changedAt, Policy policy, ListingTable table) {
    /** The same, at another position. */
    public Snapshot at(long newSerial, long newChangedAt, ListingTable newTable) {
        return new Snapshot(epoch, newSerial, newChangedAt, policy, newTable);
    }

    /** Whether it is behind the other in the order of lives and positions. */
    public boolean isBefore(Snapshot other) {
        return epoch != other.epoch ? epoch < other.epoch : serial < other.serial;
    }
}
