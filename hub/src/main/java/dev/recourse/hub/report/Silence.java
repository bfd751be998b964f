package dev.recourse.hub.report;

import dev.recourse.core.table.Entry;
import dev.recourse.core.table.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which of the listings over an address do not count, and what hides them.
 *
 * <p>Within one list and source the deepest prefix speaks, so a listing that a narrower one of its own source replaced is
 * not hidden, and not told of here.
 *
 * @param covering what covers the address and is in force, widest first
 */
record Silence(List<Match<Entry>> covering) {

    /** A hidden listing with the entry that hides it. */
    record Hidden(Match<Entry.Listed> listed, Match<Entry> by) {}

    List<Hidden> hidden() {
        List<Hidden> hidden = new ArrayList<>();
        for (Match<Entry> match : covering) {
            if (match.entry() instanceof Entry.Listed listed) {
                Match<Entry.Listed> listing = new Match<>(match.bits(), listed);
                hiderOf(listing).ifPresent(by -> hidden.add(new Hidden(listing, by)));
            }
        }
        return hidden;
    }

    private Optional<Match<Entry>> hiderOf(Match<Entry.Listed> listing) {
        if (ofItsSource(listing).anyMatch(m -> listedBelow(m, listing))) {
            return Optional.empty();
        }
        return ofItsSource(listing)
                .filter(m -> m.entry() instanceof Entry.Hole && m.bits() >= listing.bits())
                .findFirst()
                .or(() -> exemptionOf(listing.entry().list()));
    }

    private static boolean listedBelow(Match<Entry> other, Match<Entry.Listed> listing) {
        return other.entry() instanceof Entry.Listed && other.bits() > listing.bits();
    }

    private Stream<Match<Entry>> ofItsSource(Match<Entry.Listed> listing) {
        return covering.stream()
                .filter(m -> m.entry().list() == listing.entry().list())
                .filter(m -> switch (m.entry()) {
                    case Entry.Listed l -> l.source().equals(listing.entry().source());
                    case Entry.Hole h -> h.source().equals(listing.entry().source());
                    case Entry.Exempt e -> false;
                });
    }

    private Optional<Match<Entry>> exemptionOf(int list) {
        return covering.stream()
                .filter(m -> m.entry() instanceof Entry.Exempt e && e.list() == list)
                .findFirst();
    }
}
