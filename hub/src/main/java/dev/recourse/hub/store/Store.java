package dev.recourse.hub.store;

/** An open store. Closing it waits for the write under way. */
public interface Store extends AutoCloseable {
    JournalReader journal();

    /** The same journal for the one who follows it: it waits for no other reader. For one thread. */
    JournalReader followed();

    ListingReader listings();

    ListingWriter writer();

    /** The requests for removal. */
    RequestReader requests();

    RequestWriter requestWriter();

    EvidenceReader evidence();

    EvidenceWriter evidenceWriter();

    ReadingReader readings();

    ReadingWriter readingWriter();

    DulRunReader dulRuns();

    DulRunWriter dulRunWriter();
    /** The mails that we send. */
    OutboxReader outbox();

    OutboxWriter outboxWriter();

    /**
     * Begins the next epoch, after a restore from a backup: positions of it are above all positions before it, though
     * entries that the backup did not have had the same serials.
     *
     * @param above an epoch that is known from elsewhere, 0 where none is: the new one is above it too
     */
    Position beginEpoch(long above);

    /** How many writes wait for their turn: at most one for each thread that writes. */
    int waiting();

    /** Calls {@code listener} after every commit, on the writing thread: keep it short. */
    void onCommit(Runnable listener);

    @Override
    void close();
}
