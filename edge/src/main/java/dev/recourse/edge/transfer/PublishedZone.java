package dev.recourse.edge.transfer;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.RecordSet;
import dev.recourse.core.dns.SerialNumber;
import dev.recourse.core.zone.EntryStream;
import dev.recourse.core.zone.ZoneTooLargeException;
import dev.recourse.edge.answer.ZoneContents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A zone as it was published last, with the way to it from earlier publications.
 *
 * @param serial its SOA serial
 * @param entries what it is made of
 * @param history differences, oldest first, each beginning where the one before ends; the last ends at {@code serial}
 */
record PublishedZone(ZoneContents contents, long serial, EntryStream entries, List<ZoneDelta> history) {
    /** What one zone's history may hold, in record sets. */
    static final int HISTORY_MOST = 100_000;

    PublishedZone {
        history = List.copyOf(history);
    }

    RecordSet soa() {
        return contents.soa(serial);
    }

    /** The same publication, of newer entries that mean the same in this zone: the older ones can be forgotten. */
    PublishedZone with(EntryStream newer) {
        return new PublishedZone(contents, serial, newer, history);
    }

    /**
     * The next publication.
     *
     * @param changed what was changed since this one; empty where that is not known
     */
    PublishedZone next(long newSerial, EntryStream newer, Optional<Collection<Prefix>> changed) {
        return new PublishedZone(
                contents,
                newSerial,
                newer,
                changed.flatMap(prefixes -> difference(newSerial, newer, prefixes))
                        .map(this::grown)
                        .orElse(List.of()));
    }

    private Optional<ZoneDelta> difference(long newSerial, EntryStream newer, Collection<Prefix> changed) {
        try {
            return ZoneDifference.of(contents, this, newSerial, newer, changed);
        } catch (ZoneTooLargeException e) {
            // Whoever asks for the whole zone is told.
            return Optional.empty();
        }
    }

    private List<ZoneDelta> grown(ZoneDelta delta) {
        List<ZoneDelta> longer = new ArrayList<>(history);
        longer.add(delta);
        int size = longer.stream().mapToInt(ZoneDelta::size).sum();
        while (size + longer.size() > HISTORY_MOST) {
            size -= longer.removeFirst().size();
        }
        return longer;
    }

    /** The differences that lead here from that serial; empty where they are not known. */
    Optional<List<ZoneDelta>> since(long older) {
        for (int i = 0; i < history.size(); i++) {
            if (history.get(i).from() == older) {
                return Optional.of(history.subList(i, history.size()));
            }
        }
        return Optional.empty();
    }

    /** Whether who has that serial has nothing to fetch. */
    boolean isCurrent(long theirs) {
        return theirs == serial || SerialNumber.isNewer(theirs, serial);
    }
}
