package dev.recourse.hub.store;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.listing.Actor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Changes what is in force, each change with its journal entry in one transaction. Used by the engine alone. */
public interface ListingWriter {
    /**
     * Applies all changes in one transaction, in order, and returns when they are durable. Changes that change nothing
     * write nothing.
     *
     * @param changes at most 10,000; more go through {@link #stage}
     * @return the position after the last entry, and how many entries were written
     * @throws StoreException when nothing was written
     */
    Committed apply(List<Change> changes, Actor actor);

    /**
     * Notes that an entry of a source was removed by a decision: until the source itself drops it, the source's imports do
     * not bring it back. In the transaction of {@link #apply} for the same prefix.
     */
    Committed removeAndHold(List<Change.End> ends, Actor actor);

    /**
     * As {@link #apply} and {@link #removeAndHold}, together with what becomes of a case of removal: all of it in one
     * transaction. Listings that end by REMOVE are held.
     *
     * @return empty where the case has moved on meanwhile; then nothing was written
     */
    Optional<Committed> apply(List<Change> changes, Actor actor, CaseMove move);

    /** The prefixes of a source that are held back by {@link #removeAndHold}. */
    Set<Prefix> held(String list, String source);

    /** Begins a large change that becomes visible as a whole. At most one is open for a (list, source). */
    StagedChange stage(String list, String source, Actor actor);

    /**
     * Commits several staged changes as one: all become visible at once, or none. What is decided about runs of the dul
     * builder is written with them.
     *
     * @param changes begun by this store; afterwards they are done
     * @param decided the new states of runs, by id
     * @throws StoreException when nothing became visible
     */
    Committed commitTogether(List<StagedChange> changes, Map<Long, DulRun.State> decided);

    /**
     * The result of a write.
     *
     * @param position the journal's head after it
     * @param entries how many journal entries it wrote
     */
    record Committed(Position position, long entries) {}
}
