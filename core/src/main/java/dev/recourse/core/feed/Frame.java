package dev.recourse.core.feed;

import dev.recourse.core.listing.JournalEntry;
import java.util.List;

/**
 * One message of a hub to an edge: the journal entries behind a position, and how far the journal goes. One without entries
 * says that there are no more.
 *
 * @param entries those of the serials from {@code head.after() + 1} to {@code head.serial()}; their detail is left out
 */
public record Frame(Head head, List<JournalEntry> entries) {
    /** The most entries of one frame. */
    public static final int MOST_ENTRIES = 1_000;

    public Frame {
        entries = List.copyOf(entries);
    }

    /**
     * What a frame says of itself.
     *
     * @param session of which connection it is
     * @param number its place in that, from 0: one that is missing or comes twice is seen
     * @param epoch which life of the store
     * @param after the serial in front of its first entry
     * @param serial that of its last entry; where there are none, {@code after}
     * @param journal the last serial of the journal when it was made
     * @param madeAt when, in milliseconds since 1970 by the hub's clock
     * @param policy what is published beside the entries, as {@code PolicyDigest} gives it
     */
    public record Head(
            Session session, long number, long epoch, long after, long serial, long journal, long madeAt, long policy) {
        /** Whether who has taken it has all that there was. */
        public boolean isLast() {
            return serial == journal;
        }
    }
}
