package dev.recourse.app.wiring;

import dev.recourse.core.dns.MasterText;
import dev.recourse.core.dns.RecordSet;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.core.zone.ZoneTooLargeException;
import dev.recourse.edge.answer.ServedZones;
import dev.recourse.edge.answer.ZoneContents;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Writes one zone as a zone file (RFC 1035 5), as it is answered now. */
public final class ZoneFile {
    private ZoneFile() {}

    /**
     * Writes the lines; memory does not grow with the zone.
     *
     * @param out takes each line, without line end
     * @throws RefusedException when there is no such zone, or it cannot be written out
     */
    public static void write(OpenHub hub, String name, Consumer<String> out) {
        ZoneContents zone = find(ServedZones.of(hub.current().policy()).contents(), name);
        long now = hub.clock().instant().getEpochSecond();
        out.accept(MasterText.origin(zone.origin()));
        lines(zone, zone.soa(now), out);
        try {
            zone.forEach(hub.current().table()::forEach, now, set -> lines(zone, set, out));
        } catch (ZoneTooLargeException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    private static void lines(ZoneContents zone, RecordSet set, Consumer<String> out) {
        MasterText.lines(set, zone.origin()).forEach(out);
    }

    private static ZoneContents find(List<ZoneContents> zones, String name) {
        return zones.stream()
                .filter(zone -> zone.origin().toString().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new RefusedException("there is no zone '" + name + "' (zones: "
                        + zones.stream()
                                .map(zone -> zone.origin().toString())
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + ")"));
    }
}
