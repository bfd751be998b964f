package dev.recourse.edge.feed;

import dev.recourse.core.snapshot.Snapshot;

/**
 * A place in the journal of a hub.
 *
 * @param epoch which life of its store
 * @param serial 0 before the first entry
 */
record Position(long epoch, long serial) {
    static final Position NONE = new Position(0, 0);

    static Position of(Snapshot snapshot) {
        return new Position(snapshot.epoch(), snapshot.serial());
    }

    boolean isBefore(Position other) {
        return epoch != other.epoch ? epoch < other.epoch : serial < other.serial;
    }

    Position orLater(Position other) {
        return isBefore(other) ? other : this;
    }

    @Override
    public String toString() {
        return "journal " + serial + " of epoch " + epoch;
    }
}
