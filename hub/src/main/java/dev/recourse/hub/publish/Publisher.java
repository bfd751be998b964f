package dev.recourse.hub.publish;

import dev.recourse.core.list.Policy;
import dev.recourse.core.listing.JournalEntry;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.core.table.Changes;
import dev.recourse.core.table.ListingTable;
import dev.recourse.hub.store.JournalReader;
import dev.recourse.hub.store.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Follows the journal and holds what is answered now. One thread applies entries in order of serial; each round of
 * entries becomes visible as a whole, by one store of one reference.
 */
public final class Publisher implements AutoCloseable {
    /** Entries read from the journal at once: few enough that a small change never waits behind a large read. */
    private static final int ROUND = 10_000;

    /**
     * So many changed prefixes are folded before more are applied, or half as many as there are entries: 100 MB of changes, and
     * a first import of millions is folded few times.
     */
    private static final int FOLDED_AT = 500_000;

    /** The pause after a round that failed: a full disk or a database that restarts does not end sooner for being asked. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final JournalReader journal;
    private final Changes changes;
    private final SnapshotFile file;
    private final Consumer<Snapshot> listener;
    private final Consumer<String> warnings;
    private final WorkSignal work = new WorkSignal(false);
    private final Thread thread;

    /** What is answered now. Replaced whole, never changed; by who holds {@link #changing}. */
    private volatile Snapshot current;

    /** Held while the next state is made from the current one. */
    private final ReentrantLock changing = new ReentrantLock();

    // Guarded by changing: how often the table was given another base.
    private long bases;

    /**
     * @param file keeps what is answered, and folds changes by that
     * @param start what is answered until the journal has been read: from the file, or empty
     * @param listener is told of every new state, on the publishing thread
     * @param warnings is told, in a sentence, when the journal cannot be read: the last good state stays, and it is tried
     *     again
     */
    public Publisher(
            JournalReader journal,
            Changes changes,
            SnapshotFile file,
            Snapshot start,
            Consumer<Snapshot> listener,
            Consumer<String> warnings) {
        this.journal = journal;
        this.changes = changes;
        this.file = file;
        this.listener = listener;
        this.warnings = warnings;
        this.current = start;
        this.thread = Thread.ofPlatform().name("publish").daemon().unstarted(this::run);
    }

    /** Brings the state up to the journal's head, on the calling thread, and then follows it. */
    public void start() {
        catchUp();
        thread.start();
    }

    /** What is answered now. */
    public Snapshot current() {
        return current;
    }

    /** Says that the journal has grown. Returns at once. */
    public void wake() {
        work.give();
    }

    /**
     * Publishes something else beside the entries. On return it is answered.
     *
     * @param policy of the same lists
     */
    public void publish(Policy policy) {
        changing.lock();
        try {
            file.publish(policy);
            answer(new Snapshot(current.epoch(), current.serial(), current.changedAt(), policy, current.table()));
        } finally {
            changing.unlock();
        }
    }

    @Override
    public void close() {
        work.close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        String lastTrouble = "";
        while (work.await()) {
            String trouble = attempt();
            if (!trouble.isEmpty() && !trouble.equals(lastTrouble)) {
                warnings.accept(
                        "what was changed is not answered yet: " + trouble + "; it is tried again every second");
            }
            lastTrouble = trouble;
        }
    }

    /** What went wrong, or nothing. Whatever it is, this thread goes on: without it DNS would grow old in silence. */
    private String attempt() {
        try {
            catchUp();
            return "";
        } catch (RuntimeException e) {
            work.give();
            work.rest(RETRY.toNanos());
            return String.valueOf(e.getMessage());
        }
    }

    /**
     * Writes the snapshot file, and folds into it all that changed: from then on answers come from the file. Changes go on
     * meanwhile.
     *
     * @throws IOException when it could not; the old file is untouched, and nothing is answered otherwise
     */
    public void fold() throws IOException {
        long before;
        Snapshot aside;
        changing.lock();
        try {
            aside = current.at(
                    current.serial(), current.changedAt(), current.table().setAside());
            current = aside;
            before = bases;
        } finally {
            changing.unlock();
        }
        Snapshot written = file.write(aside);
        changing.lock();
        try {
            if (bases == before) {
                ListingTable table = current.table().onto(written.table());
                answer(current.at(current.serial(), current.changedAt(), table));
                bases++;
            }
        } finally {
            changing.unlock();
        }
    }

    private void catchUp() {
        changing.lock();
        try {
            Position head = journal.head();
            Snapshot before = current;
            if (head.epoch() != before.epoch() || head.serial() < before.serial()) {
                // Another life of the store, or an older one: what the snapshot says is not a beginning of this
                // journal.
                before = new Snapshot(head.epoch(), 0, 0, before.policy(), ListingTable.EMPTY);
                bases++;
            }
            answer(replay(before, head.serial()));
        } finally {
            changing.unlock();
        }
    }

    private void answer(Snapshot next) {
        current = next;
        listener.accept(next);
    }

    private Snapshot replay(Snapshot from, long toSerial) {
        Snapshot at = from;
        while (at.serial() < toSerial) {
            List<JournalEntry> entries = journal.after(at.serial(), ROUND);
            if (entries.isEmpty()) {
                throw new IllegalStateException(
                        "the journal has no entry behind " + at.serial() + " but its head is " + toSerial);
            }
            at = applied(at, entries);
            if (at.table().changed() > Math.max(FOLDED_AT, at.table().size() / 2)) {
                at = compacted(at);
            }
        }
        return at;
    }

    private Snapshot applied(Snapshot from, List<JournalEntry> entries) {
        ListingTable table = from.table();
        long changedAt = from.changedAt();
        for (JournalEntry entry : entries) {
            table = changes.apply(table, entry);
            changedAt = Math.max(changedAt, entry.at().getEpochSecond());
        }
        return from.at(entries.getLast().serial(), changedAt, table);
    }

    private Snapshot compacted(Snapshot snapshot) {
        try {
            Snapshot compacted = file.compacted(snapshot);
            bases++;
            return compacted;
        } catch (IOException e) {
            throw new UncheckedIOException("changes cannot be folded: " + e.getMessage(), e);
        }
    }
}
