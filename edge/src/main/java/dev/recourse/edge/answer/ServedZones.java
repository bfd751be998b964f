package dev.recourse.edge.answer;

import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.Question;
import dev.recourse.core.dns.RecordType;
import dev.recourse.core.list.Authority;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Policy;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.core.table.ListingTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The zones and everything about them that no listing changes. Built once for a configuration; a view for each change
 * then costs nothing, however large the table.
 */
public final class ServedZones {
    private final List<ServedZone> longestFirst;
    private final KnownNames known;
    private final ListingRecords listings;

    private ServedZones(List<ServedZone> longestFirst, KnownNames known, ListingRecords listings) {
        this.longestFirst = longestFirst;
        this.known = known;
        this.listings = listings;
    }

    /**
     * The zones of a policy.
     *
     * @throws IllegalArgumentException with a plain reason, when a name is not usable
     */
    public static ServedZones of(Policy policy) {
        List<ServedZone> zones = new ArrayList<>();
        for (int i = 0; i < policy.authorities().size(); i++) {
            ZonePlan.Zone zone = policy.zones().zones().get(i);
            zones.add(ServedZone.of(
                    i, policy.catalogue(), zone, policy.authorities().get(i)));
        }
        zones.sort(Comparator.comparingInt((ServedZone zone) -> zone.origin().labels())
                .reversed());
        List<DomainName> origins = zones.stream().map(ServedZone::origin).toList();
        return new ServedZones(
                List.copyOf(zones),
                KnownNames.of(origins, Set.copyOf(policy.authorities())),
                new ListingRecords(policy.catalogue(), policy.webUrl()));
    }

    /** Zones that are not known yet: every name is in one of which nothing can be said. */
    public static ServedZones unknown() {
        DomainName root = DomainName.parseWire(new byte[1]);
        Catalogue empty = new Catalogue(List.of());
        ServedZone all = new ServedZone(
                0,
                root,
                0,
                TestEntries.of(empty, List.of()),
                new Authority(List.of(root), root, Map.of()),
                Long.MAX_VALUE);
        return new ServedZones(List.of(all), KnownNames.of(List.of(root), Set.of()), new ListingRecords(empty, ""));
    }

    /** What is answered from that table on. */
    public ServedView view(ListingTable table, SoaSerials soaSerials) {
        return new ServedView.Ready(this, table, soaSerials, ServedView.Ready.ALWAYS);
    }

    /** The same with one serial for all zones. */
    public ServedView view(ListingTable table, long soaSerial) {
        return view(table, origin -> soaSerial);
    }

    /**
     * The same at an edge.
     *
     * @param currentAt when the table was last known to be all that the hub has, in seconds since 1970
     */
    public ServedView view(ListingTable table, long soaSerial, long currentAt) {
        return new ServedView.Ready(this, table, origin -> soaSerial, currentAt);
    }

    /** What is answered before there is a table. */
    public ServedView notReady() {
        return new ServedView.NotReady(this);
    }

    /**
     * The zone that answers the question: the one with the longest name. DS is a record of the parent's side of a cut
     * (RFC 4035 3.1.4.1), so the parent answers it where it is ours too.
     */
    Optional<ServedZone> find(Question question) {
        DomainName name = question.name();
        Optional<ServedZone> found = Optional.empty();
        for (ServedZone zone : longestFirst) {
            if (name.endsWith(zone.origin())) {
                boolean atApex = name.labels() == zone.origin().labels();
                if (question.type() != RecordType.DS || !atApex) {
                    return Optional.of(zone);
                }
                found = found.isPresent() ? found : Optional.of(zone);
            }
        }
        return found;
    }

    /** All zones, written out. */
    public List<ZoneContents> contents() {
        return longestFirst.stream().map(zone -> new ZoneContents(this, zone)).toList();
    }

    /** The zones below that one, with no other of our zones between. */
    List<ServedZone> below(DomainName origin) {
        return longestFirst.stream()
                .filter(zone -> !zone.origin().equals(origin)
                        && nearest(zone.origin().parent(1)).equals(Optional.of(origin)))
                .toList();
    }

    private Optional<DomainName> nearest(DomainName name) {
        return longestFirst.stream()
                .map(ServedZone::origin)
                .filter(name::endsWith)
                .findFirst();
    }

    KnownNames known() {
        return known;
    }

    ListingRecords listings() {
        return listings;
    }
}
