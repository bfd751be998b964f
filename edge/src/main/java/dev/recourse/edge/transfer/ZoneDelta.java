package dev.recourse.edge.transfer;

import dev.recourse.core.dns.RecordSet;
import java.util.List;

/**
 * The difference of two publications of a zone, SOA aside.
 *
 * @param from the older SOA serial
 * @param to the newer SOA serial
 * @param deleted sets that are no more, or are no more so
 * @param added sets that are new, or are now so
 */
record ZoneDelta(long from, long to, List<RecordSet> deleted, List<RecordSet> added) {
    ZoneDelta {
        deleted = List.copyOf(deleted);
        added = List.copyOf(added);
    }

    int size() {
        return deleted.size() + added.size();
    }
}
