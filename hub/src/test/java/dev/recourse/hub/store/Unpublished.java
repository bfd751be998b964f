package dev.recourse.hub.store;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.list.Use;
import dev.recourse.core.listing.Listing;
import dev.recourse.core.listing.ListingRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A change that the types let through and the schema refuses: its criterion is of another catalogue. */
final class Unpublished {
    private Unpublished() {}

    static Change.Add change(String prefix) {
        Criterion invented = Criterion.of("rbl", "no-reason", 1, 9, false, "is disliked");
        BlockList list = new BlockList(
                "rbl",
                Use.REJECT,
                Duration.ofMinutes(5),
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                "",
                List.of(invented));
        ListingRules rules = new ListingRules(new Catalogue(List.of(list)), true);
        return new Change.Add(Listing.of(rules, invented, Prefix.parse(prefix), "feed", Optional.empty(), ""));
    }
}
