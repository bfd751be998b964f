package dev.recourse.core.removal;

import java.time.Instant;

/** What a look at the ground of a grant said. */
public sealed interface Review {
    /** It holds. */
    record Holds(Grant grant) implements Review {}

    /**
     * It could not be found out; nothing changes but that the review date is put off where it is near.
     */
    record Unsure(Grant grant) implements Review {}

    /** It is gone. */
    record Gone(PublishedReason reason, Instant at) implements Review {}
}
