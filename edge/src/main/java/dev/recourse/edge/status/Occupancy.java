package dev.recourse.edge.status;

/**
 * What is open, runs or is kept at one moment, each beside its limit.
 *
 * @param connections by TCP, over all addresses
 * @param transfers zone transfers that run
 * @param quota clients that are counted for the quota, none where there is none
 * @param replies networks that are counted for the limits on replies, once for each kind, none where there is none
 */
public record Occupancy(Level connections, Level transfers, Level quota, Level replies) {
    /**
     * How much of a limit is used.
     *
     * @param used at this moment
     * @param limit the most; 0 where nothing is kept at all
     */
    public record Level(long used, long limit) {}
}
