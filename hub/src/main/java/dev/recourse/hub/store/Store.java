package dev.recourse.hub.store;

/** An open store. Closing it waits for the write under way. */
public interface Store extends AutoCloseable {
    JournalReader journal();

    /** The same journal for the one who follows it: it waits for no other reader. For one thread. */
    JournalReader followed();

    ListingReader listings();

    ListingWriter writer();

    /** Calls {@code listener} after every commit, on the writing thread: keep it short. */
    void onCommit(Runnable listener);

    @Override
    void close();
}
