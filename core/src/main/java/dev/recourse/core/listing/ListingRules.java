package dev.recourse.core.listing;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.address.SpecialPurpose;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Criterion;
import java.util.Optional;

/**
 * What may be listed at all.
 *
 * @param catalogue the lists and their criteria
 * @param documentationAllowed whether documentation ranges may be listed: only for examples and tests
 */
public record ListingRules(Catalogue catalogue, boolean documentationAllowed) {

    /** The special-purpose block that keeps this prefix off every list, if one does. */
    public Optional<SpecialPurpose> forbidden(Prefix prefix) {
        return SpecialPurpose.overlapping(prefix).filter(s -> !(s.documentation() && documentationAllowed));
    }

    /**
     * The criterion, where it exists and is valid for the list (RFC 6471 2.1: no entry without a published criterion).
     *
     * @throws RefusedException when it is not
     */
    public Criterion criterion(String list, String id) {
        if (catalogue.list(list).isEmpty()) {
            throw new RefusedException("there is no list '" + list + "' (lists: " + catalogue.names() + ")");
        }
        return catalogue
                .criterion(list, id)
                .orElseThrow(() -> new RefusedException(
                        "'" + id + "' is not a criterion of list " + list + " (criteria: " + criteria(list) + ")"));
    }

    private String criteria(String list) {
        return String.join(
                ", ",
                catalogue.list(list).orElseThrow().criteria().stream()
                        .map(Criterion::id)
                        .toList());
    }

    void check(Prefix prefix) {
        forbidden(prefix).ifPresent(special -> {
            throw new RefusedException(prefix + " may never be listed: it is in or over " + special.prefix() + " ("
                    + special.name() + ")"
                    + (special.documentation() ? "; documentation-ranges = allow permits it for trials" : ""));
        });
    }
}
