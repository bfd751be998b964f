package dev.recourse.hub.store;

/**
 * A place in the journal.
 *
 * @param epoch which life of the store: a restore from backup begins a new one above the old serial
 * @param serial 0 before the first entry
 */
public record Position(long epoch, long serial) {}
