package dev.recourse.core.snapshot;

import dev.recourse.core.table.ListingTable;

/**
 * Everything that is answered at one position of the journal.
 *
 * @param epoch which life of the store
 * @param serial the journal position
 * @param changedAt when the last entry was made, in seconds since 1970; 0 before the first
 * @param table the entries
 */
public record Snapshot(long epoch, long serial, long changedAt, ListingTable table) {}
