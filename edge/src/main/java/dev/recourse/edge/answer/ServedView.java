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
     */
    record Ready(ServedZones zones, ListingTable table, SoaSerials soaSerials) implements ServedView {}

    /** There is nothing to answer from: SERVFAIL in our zones, never NXDOMAIN (design 8). */
    record NotReady(ServedZones zones) implements ServedView {}

    /** What there is to answer from is older than it may be: SERVFAIL in our zones (design 8). */
    record Stale(ServedZones zones) implements ServedView {}
}
