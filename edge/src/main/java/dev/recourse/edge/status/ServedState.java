package dev.recourse.edge.status;

import java.util.List;

/**
 * What an edge answers from, for its figures.
 *
 * @param zones the names of the zones, in the order of the policy
 * @param stopped which of them are empty because they were stopped or closed
 * @param answering whether there is something to answer from that may be believed
 * @param epoch the life of the store that it comes from, 0 where there is none
 * @param serial the journal position
 * @param changedAt when the last entry was made, in seconds since 1970; 0 before the first
 * @param entries in the table
 * @param changed prefixes that changed since they were last folded
 * @param occupancy what is open, runs or is kept
 */
public record ServedState(
        List<String> zones,
        List<String> stopped,
        boolean answering,
        long epoch,
        long serial,
        long changedAt,
        long entries,
        long changed,
        Occupancy occupancy) {
    public ServedState {
        zones = List.copyOf(zones);
        stopped = List.copyOf(stopped);
    }
}
