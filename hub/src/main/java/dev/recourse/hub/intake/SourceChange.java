package dev.recourse.hub.intake;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.listing.ListingRules;
import dev.recourse.hub.store.ListingReader;
import dev.recourse.hub.store.StagedChange;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What one source is to have on one list, compared with what it has, and staged. For what is not read from a file by {@link
 * ListImport}. Limits and the commit are the caller's.
 *
 * @param wanted in order of prefix
 * @param held prefixes that a decision took out: they do not come back
 */
public record SourceChange(BlockList list, String source, List<Wanted> wanted, Set<Prefix> held, Instant now) {
    public SourceChange {
        wanted = List.copyOf(wanted);
        held = Set.copyOf(held);
    }

    /**
     * How many entries a change touches.
     *
     * @param unchanged entries that are in force already
     */
    public record Counts(long added, long removed, long renewed, long unchanged) {
        /** Both together. */
        public Counts plus(Counts other) {
            return new Counts(
                    added + other.added, removed + other.removed, renewed + other.renewed, unchanged + other.unchanged);
        }
    }

    /** Stages it: nothing is visible before the commit. */
    public Counts stage(StagedChange staged, ListingReader listings, ListingRules rules, ImportProgress progress) {
        Difference difference = new Difference(wanted, held, list, now);
        listings.forEach(list.name(), source, difference::row);
        difference.end();
        Stager.stage(staged, difference, rules, list, source, now, progress);
        return new Counts(difference.added(), difference.toEnd().size(), difference.renewed(), difference.unchanged());
    }
}
