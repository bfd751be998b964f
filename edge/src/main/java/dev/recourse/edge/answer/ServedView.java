package dev.recourse.edge.answer;

import dev.recourse.core.table.ListingTable;

/** What queries are answered from. Replaced whole, never changed: a query sees one serial. */
public sealed interface ServedView {

    /** The zones. */
    ServedZones zones();

    /**
     * There is a table.
     *
     * @param table all entries at one serial
     * @param soaSerials the serials of the zones' SOA records
     * @param currentAt when it was last known to be all that the hub has, in seconds since 1970; {@link #ALWAYS} in the hub
     *     itself. A list's validity counts from then: SERVFAIL in its zones where that is over (design 8)
     */
    record Ready(ServedZones zones, ListingTable table, SoaSerials soaSerials, long currentAt) implements ServedView {
        /** Of a table that never grows old, because nothing has it but who answers. */
        public static final long ALWAYS = Long.MAX_VALUE;
    }

    /** There is nothing to answer from: SERVFAIL in our zones, never NXDOMAIN (design 8). */
    record NotReady(ServedZones zones) implements ServedView {}
}
