package dev.recourse.edge.transfer;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.RecordSet;
import dev.recourse.core.zone.EntryStream;
import dev.recourse.core.zone.Regions;
import dev.recourse.edge.answer.ZoneContents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what differs between two publications of a zone, looking only where something was changed. */
final class ZoneDifference {
    /** More sets than this around the changes, and the secondaries get the whole zone instead. */
    static final int MOST = 200_000;

    private final Map<Key, RecordSet> before = new HashMap<>();
    private final List<RecordSet> added = new ArrayList<>();
    private boolean tooMany;

    private record Key(DomainName owner, int type) {}

    private ZoneDifference() {}

    /**
     * The difference; empty where it is too large to be worth it.
     *
     * @param changed every prefix that was changed in between
     */
    static Optional<ZoneDelta> of(
            ZoneContents contents, PublishedZone older, long serial, EntryStream entries, Collection<Prefix> changed) {
        Regions regions = contents.between(older.entries(), entries, changed);
        ZoneDifference difference = new ZoneDifference();
        contents.listings(older.entries().touching(regions), 0, difference::was);
        contents.listings(entries.touching(regions), 0, difference::is);
        return difference.tooMany
                ? Optional.empty()
                : Optional.of(new ZoneDelta(
                        older.serial(), serial, List.copyOf(difference.before.values()), difference.added));
    }

    private void was(RecordSet set) {
        if (before.size() < MOST) {
            before.put(new Key(set.owner(), set.type()), set);
        } else {
            tooMany = true;
        }
    }

    private void is(RecordSet set) {
        Key key = new Key(set.owner(), set.type());
        RecordSet old = before.get(key);
        if (old != null && same(old, set)) {
            before.remove(key);
        } else if (added.size() < MOST) {
            added.add(set);
        } else {
            tooMany = true;
        }
    }

    private static boolean same(RecordSet a, RecordSet b) {
        return a.ttl() == b.ttl()
                && a.data().size() == b.data().size()
                && Arrays.deepEquals(a.data().toArray(), b.data().toArray());
    }
}
