package dev.recourse.hub.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one writing thread. What waits when it comes round shares a transaction, and so one flush of the disk.
 *
 * <p>Work whose transaction failed is done again alone, so that one caller's failure is not another's. Work therefore
 * touches nothing but the database until it has succeeded.
 */
final class CommitQueue implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(CommitQueue.class.getName());

    /** No more changes than this share a transaction, unless one caller brings more: it bounds how long others wait. */
    private static final int SHARED_CHANGES = 2_000;

    private final BlockingQueue<Turn<?>> waiting = new LinkedBlockingQueue<>();
    private final Database database;
    private final TransactionTemplate transaction;
    private final Runnable published;
    private final Thread thread;
    private boolean closed;

    /** @param published called on the writing thread after every commit of something published */
    CommitQueue(Database database, TransactionTemplate transaction, Runnable published) {
        this.database = database;
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

    @Override
    public void close() {
        synchronized (waiting) {
            closed = true;
            waiting.add(Turn.last());
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
        synchronized (waiting) {
            if (closed) {
                throw new StoreException("the store is closed");
            }
            waiting.add(turn);
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
            commit(turns);
            turns = next();
        }
    }

    /** The turns of the next transaction; empty when the queue is closed and done. */
    private List<Turn<?>> next() {
        List<Turn<?>> turns = new ArrayList<>();
        int changes = 0;
        Turn<?> turn = take();
        while (turn != null && !turn.isLast()) {
            turns.add(turn);
            changes += turn.changes;
            Turn<?> after = waiting.peek();
            turn = after == null || after.isLast() || changes + after.changes > SHARED_CHANGES ? null : waiting.poll();
        }
        return turns;
    }

    private Turn<?> take() {
        while (true) {
            try {
                return waiting.take();
            } catch (InterruptedException e) {
                // Nobody else has this thread; what ends it is the last turn.
                LOG.log(System.Logger.Level.DEBUG, "the writer goes on", e);
            }
        }
    }

    private void commit(List<Turn<?>> turns) {
        try {
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

        static Turn<Boolean> last() {
            return new Turn<>(() -> true, -1, false);
        }

        boolean isLast() {
            return changes < 0;
        }

        void work() {
            result = work.get();
        }

        void succeed() {
            done.complete(Objects.requireNonNull(result));
        }
    }
}
