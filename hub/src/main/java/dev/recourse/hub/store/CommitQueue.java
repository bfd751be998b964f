package dev.recourse.hub.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one writing thread. Small changes that wait when it comes round share a transaction, and so one flush of the disk.
 * Large ones, the pieces of an import and of its settling, have one each, and the two kinds take turns: a removal waits for
 * one piece at most, however many imports run, and an import goes on, however many removals come.
 *
 * <p>Work whose transaction failed is done again alone, so that one caller's failure is not another's. Work therefore
 * touches nothing but the database until it has succeeded.
 */
final class CommitQueue implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(CommitQueue.class.getName());

    /** What brings more changes than this is large. */
    static final int SMALL = 100;

    /** No more small changes than this share a transaction: it bounds how long others wait. */
    private static final int SHARED_CHANGES = 2_000;

    private final Pace pace = new Pace();
    private final Object lock = new Object();
    private final Database database;
    private final Claim claim;
    private final TransactionTemplate transaction;
    private final Runnable published;
    private final Thread thread;

    // Guarded by lock. A caller waits for its turn, so there is at most one for each thread that writes.
    private final Deque<Turn<?>> small = new ArrayDeque<>();
    private final Deque<Turn<?>> large = new ArrayDeque<>();
    private boolean smallIsNext = true;
    private boolean closed;

    /** @param published called on the writing thread after every commit of something published */
    CommitQueue(Database database, Claim claim, TransactionTemplate transaction, Runnable published) {
        this.database = database;
        this.claim = claim;
        this.transaction = transaction;
        this.published = published;
        thread = Thread.ofPlatform().name("store-writer").daemon().start(this::work);
    }

    /** Does the work in a transaction and returns when it is durable. */
    <T> T run(int changes, Supplier<T> work) {
        return await(new Turn<>(work, changes, false));
    }

    /** As {@link #run}, for what readers of the journal can see. */
    <T> T publish(int changes, Supplier<T> work) {
        return await(new Turn<>(work, changes, true));
    }

    /** How many wait for their turn. */
    int waiting() {
        synchronized (lock) {
            return small.size() + large.size();
        }
    }

    /** How many rows the next piece of a large change should have. */
    int piece() {
        return pace.rows();
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
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

    private <T> T await(Turn<T> turn) {
        synchronized (lock) {
            if (closed) {
                throw new StoreException("the store is closed");
            }
            (turn.changes > SMALL ? large : small).add(turn);
            lock.notifyAll();
        }
        try {
            return turn.done.join();
        } catch (CompletionException e) {
            throw database.explain(e);
        }
    }

    private void work() {
        List<Turn<?>> turns = next();
        while (!turns.isEmpty()) {
            long begin = System.nanoTime();
            commit(turns);
            if (turns.getFirst().changes > SMALL) {
                pace.took(Duration.ofNanos(System.nanoTime() - begin));
            }
            turns = next();
        }
    }

    /** The turns of the next transaction; empty when the queue is closed and done. */
    private List<Turn<?>> next() {
        synchronized (lock) {
            awaitTurn();
            boolean one = small.isEmpty() || (!smallIsNext && !large.isEmpty());
            smallIsNext = one;
            return one ? alone() : shared();
        }
    }

    private List<Turn<?>> alone() {
        return large.isEmpty() ? List.of() : List.of(large.remove());
    }

    private List<Turn<?>> shared() {
        List<Turn<?>> turns = new ArrayList<>();
        int changes = 0;
        while (!small.isEmpty() && changes + small.element().changes <= SHARED_CHANGES) {
            changes += small.element().changes;
            turns.add(small.remove());
        }
        return turns;
    }

    private void awaitTurn() {
        while (small.isEmpty() && large.isEmpty() && !closed) {
            try {
                lock.wait();
            } catch (InterruptedException e) {
                // Nobody else has this thread; what ends it is that the queue is closed.
                LOG.log(System.Logger.Level.DEBUG, "the writer goes on", e);
            }
        }
    }

    private void commit(List<Turn<?>> turns) {
        try {
            claim.require();
            transaction.executeWithoutResult(status -> turns.forEach(Turn::work));
        } catch (Throwable e) {
            if (turns.size() == 1) {
                turns.getFirst().done.completeExceptionally(e);
            } else {
                turns.forEach(turn -> commit(List.of(turn)));
            }
            return;
        }
        if (turns.stream().anyMatch(turn -> turn.published)) {
            published.run();
        }
        turns.forEach(Turn::succeed);
    }

    /** One caller's work, and where its result goes. */
    private static final class Turn<T> {
        private final Supplier<T> work;
        private final int changes;
        private final boolean published;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private @Nullable T result;

        Turn(Supplier<T> work, int changes, boolean published) {
            this.work = work;
            this.changes = changes;
            this.published = published;
        }

        void work() {
            result = work.get();
        }

        void succeed() {
            done.complete(Objects.requireNonNull(result));
        }
    }
}
