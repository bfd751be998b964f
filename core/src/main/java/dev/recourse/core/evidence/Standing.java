package dev.recourse.core.evidence;

import dev.recourse.core.address.Prefix;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a rule needs to know of a unit.
 *
 * @param unit an IPv4 address or an IPv6 /64
 * @param sightings the newest of the rule's kind, newest first, at most {@link #SIGHTINGS}; none that was withdrawn
 * @param earlier how many earlier listings by this rule ran to their end within the rule's time for repetition
 * @param removedAt when a decision last took the unit off the rule's list: what was seen until then counts no more
 * @param since when the listing by this rule that is in force began
 * @param until when it ends
 */
public record Standing(
        Prefix unit,
        List<Sighting> sightings,
        int earlier,
        Optional<Instant> removedAt,
        Optional<Instant> since,
        Optional<Instant> until) {
    /**
     * So many are enough to judge exactly: a rule counts three at most, and where a chain of renewals is longer, those in
     * front of it are older than any evidence that is kept, or so near that the rest lists as well.
     */
    public static final int SIGHTINGS = 64;

    public Standing {
        sightings = List.copyOf(sightings);
    }

    /** The sightings that count: newer than the last removal. */
    List<Sighting> counting() {
        return sightings.stream()
                .filter(s -> removedAt.filter(at -> !s.seenAt().isAfter(at)).isEmpty())
                .toList();
    }

    boolean listedAt(Instant now) {
        return until.filter(end -> end.isAfter(now)).isPresent();
    }
}
