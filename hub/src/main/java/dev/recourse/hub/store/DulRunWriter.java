package dev.recourse.hub.store;

/** Keeps the runs of the dul builder. Used by the builder alone; what is decided about them comes with the listings. */
public interface DulRunWriter {
    /**
     * Keeps a run, in state SHADOW.
     *
     * @throws StoreException when there is one of that id: nothing was written
     */
    void add(DulRun run);

    /** Forgets a run that is not in force; nothing where there is none. */
    void forget(long id);
}
