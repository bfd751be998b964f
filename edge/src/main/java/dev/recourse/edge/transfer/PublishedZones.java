package dev.recourse.edge.transfer;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.zone.EntryStream;
import dev.recourse.edge.answer.ZoneContents;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What secondaries are given. Replaced whole by each publication; a transfer that runs keeps the one it began with. */
public final class PublishedZones {
    private volatile List<ZoneContents> contents;
    private volatile Map<DomainName, PublishedZone> zones = Map.of();

    public PublishedZones(List<ZoneContents> contents) {
        this.contents = List.copyOf(contents);
    }

    /**
     * Publishes. One thread at a time.
     *
     * @param serials the SOA serial of each zone; one that is as before says that the zone has not changed
     * @param entries what all zones are made of now; kept until the next publication
     * @param changed every prefix that was changed since the last time; empty where that is not known, and the history ends
     */
    public void publish(Map<DomainName, Long> serials, EntryStream entries, Optional<Collection<Prefix>> changed) {
        Map<DomainName, PublishedZone> next = new HashMap<>();
        for (ZoneContents zone : contents) {
            long serial = serials.getOrDefault(zone.origin(), 0L);
            PublishedZone before = zones.get(zone.origin());
            next.put(
                    zone.origin(),
                    before == null
                            ? new PublishedZone(zone, serial, entries, List.of())
                            : before.serial() == serial ? before.with(entries) : before.next(serial, entries, changed));
        }
        zones = Map.copyOf(next);
    }

    /** The zones are others from now on; until they are published there is nothing to transfer, and no history. */
    public void become(List<ZoneContents> others) {
        contents = List.copyOf(others);
        zones = Map.of();
    }

    /** Whether that is a zone of ours, published or not. */
    boolean isOurs(DomainName origin) {
        return contents.stream().anyMatch(zone -> zone.origin().equals(origin));
    }

    Optional<PublishedZone> find(DomainName origin) {
        return Optional.ofNullable(zones.get(origin));
    }
}
