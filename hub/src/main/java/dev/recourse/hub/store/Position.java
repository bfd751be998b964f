package dev.recourse.hub.store;

/**
 * A place in the journal.
 *
 * @param epoch which life of the store: a restore from backup begins a new one above the old serial
 * @param serial 0 before the first entry
 */
public record Position(long epoch, long serial) {
    /** Whether this is later: in a later epoch, or further in the same. */
    public boolean isAfter(Position other) {
        return epoch != other.epoch ? epoch > other.epoch : serial > other.serial;
    }
}
