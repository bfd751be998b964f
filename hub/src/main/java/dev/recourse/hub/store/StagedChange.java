package dev.recourse.hub.store;

import dev.recourse.core.address.Prefix;
import java.util.List;

/**
 * A change of any size that nobody sees until {@link #commit}: staged in short transactions, so that other writers wait
 * for no more than one of those, then committed by one short transaction that reserves its block of serials.
 *
 * <p>A process that dies before the commit leaves nothing visible; the next start sweeps the remains away.
 */
public interface StagedChange extends AutoCloseable {
    /** Stages changes of this list and source. */
    void add(List<Change> changes);

    /** Ends the notes of {@link ListingWriter#removeAndHold} for prefixes that the source no longer has. */
    void release(List<Prefix> noLongerHeld);

    /**
     * Makes all of it visible at once. Entries that were removed by a decision since they were staged stay removed.
     *
     * @throws StoreException when nothing became visible
     */
    ListingWriter.Committed commit();

    /** Discards what was not committed. */
    @Override
    void close();
}
