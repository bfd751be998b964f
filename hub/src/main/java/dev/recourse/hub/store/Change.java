package dev.recourse.hub.store;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.Listing;
import java.time.Instant;
import java.util.Optional;

/** One wanted change. A new listing can only be given as a {@link Listing}, whose type has checked the rules. */
public sealed interface Change {
    /** Begins the listing, or renews it where list, prefix, criterion and source are in force already. */
    record Add(Listing listing) implements Change {}

    /**
     * Ends a listing; nothing happens where none is in force.
     *
     * @param action REMOVE, or EXPIRE: that ends what is over when its turn comes, and nothing else
     * @param cause why, for the public record; may be empty
     */
    record End(String list, Prefix prefix, String criterionId, String source, Action action, String cause)
            implements Change {
        /** Without a cause beside the action. */
        public End(String list, Prefix prefix, String criterionId, String source, Action action) {
            this(list, prefix, criterionId, source, action, "");
        }
    }

    /** A source's hole begins. */
    record Hole(String list, Prefix prefix, String source) implements Change {}

    /** A source's hole ends. */
    record Unhole(String list, Prefix prefix, String source) implements Change {}

    /** An exemption begins or is renewed. */
    record Exempt(String list, Prefix prefix, String source, String cause, Optional<Instant> expiresAt)
            implements Change {}

    /**
     * An exemption ends.
     *
     * @param cause why, for the public record; may be empty
     */
    record Unexempt(String list, Prefix prefix, String source, String cause) implements Change {
        /** Without a cause. */
        public Unexempt(String list, Prefix prefix, String source) {
            this(list, prefix, source, "");
        }
    }
}
