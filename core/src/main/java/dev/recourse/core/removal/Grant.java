package dev.recourse.core.removal;

import java.time.Instant;

/** What a granted case does. */
public sealed interface Grant {
    /**
     * The listings of just this address end. Where a wider range is listed, the address becomes exempt from it until the
     * review date.
     */
    record Removal(Ground ground, Instant reviewAt) implements Grant {}

    /** The address is not listed, whatever else says so, as long as the ground holds and until the review date. */
    record Exemption(Ground ground, Instant reviewAt) implements Grant {}

    /** It was off the list by itself before anything was decided. */
    record AlreadyOff() implements Grant {}
}
