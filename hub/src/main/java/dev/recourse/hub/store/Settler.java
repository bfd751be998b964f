package dev.recourse.hub.store;

import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Copies committed blocks to the tables of what is in force, and takes discarded blocks away: in short transactions, in
 * the background, and from where it stopped after the next start.
 */
final class Settler implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Settler.class.getName());

    private static final String PUT_LISTINGS =
            """
            INSERT INTO listing (list, addr, bits, source, criterion, criterion_version, serial, since, expires_at, detail)
            SELECT s.list, s.addr, s.bits, s.source, s.criterion, s.criterion_version, s.serial, s.since, s.expires_at,
                   s.detail
            FROM (%s) s
            WHERE 1 = 1
            ON CONFLICT (list, addr, bits, source, criterion) DO UPDATE SET
                criterion_version = excluded.criterion_version, serial = excluded.serial, since = excluded.since,
                expires_at = excluded.expires_at, detail = excluded.detail
            """.formatted(InForce.pendingListings("", "r.block = :block AND r.ordinal < :to"));

    private static final String DROP_LISTINGS = """
            DELETE FROM listing WHERE (list, addr, bits, source, criterion) IN (
                SELECT list, addr, bits, source, criterion FROM pending
                WHERE block = :block AND ordinal < :to AND action IN ('REMOVE', 'EXPIRE'))
            """;

    private static final String PUT_HOLES = """
            INSERT INTO hole (list, addr, bits, source, serial, since)
            SELECT list, addr, bits, source, serial, since FROM pending
            WHERE block = :block AND ordinal < :to AND action = 'HOLE'
            ON CONFLICT (list, addr, bits, source) DO UPDATE SET serial = excluded.serial, since = excluded.since
            """;

    private static final String DROP_HOLES = """
            DELETE FROM hole WHERE (list, addr, bits, source) IN (
                SELECT list, addr, bits, source FROM pending
                WHERE block = :block AND ordinal < :to AND action = 'UNHOLE')
            """;

    private final CommitQueue queue;
    private final JournalHead heads;
    private final JdbcClient sql;
    private final Semaphore work = new Semaphore(1);
    private final Thread thread;
    private volatile boolean closed;

    Settler(CommitQueue queue, JournalHead heads, JdbcClient sql) {
        this.queue = queue;
        this.heads = heads;
        this.sql = sql;
        thread = Thread.ofPlatform().name("store-settler").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** There may be something to do. */
    void wake() {
        work.release();
    }

    /** Settles until the condition, which is asked in the writer's transaction, does not hold. */
    void settle(BooleanSupplier needed) {
        boolean more = true;
        while (more) {
            int rows = queue.piece();
            more = queue.run(rows, () -> needed.getAsBoolean() && step(rows));
        }
    }

    /** Ends after the step under way. */
    @Override
    public void close() {
        closed = true;
        wake();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            work.acquireUninterruptibly();
            work.drainPermits();
            try {
                settle(() -> !closed);
            } catch (StoreException e) {
                // Nothing is lost or wrong by it: readers see pending rows as well. The next commit tries again.
                LOG.log(
                        System.Logger.Level.WARNING,
                        "tidying the store failed, to be tried again: {0}",
                        e.getMessage());
            }
        }
    }

    private record Block(long id, boolean committed, long entries, long settled) {}

    /** One short transaction's worth. Whether there was something to do. */
    private boolean step(int rows) {
        heads.lock();
        return sql.sql("""
                        SELECT id, state, entries, settled FROM journal_block
                        WHERE settled < entries AND state <> 'OPEN'
                        ORDER BY id LIMIT 1
                        """)
                .query((row, n) -> new Block(
                        row.getLong("id"),
                        row.getString("state").equals("COMMITTED"),
                        row.getLong("entries"),
                        row.getLong("settled")))
                .optional()
                .map(block -> step(block, rows))
                .orElse(false);
    }

    private boolean step(Block block, int rows) {
        long to = Math.min(block.settled() + rows, block.entries());
        if (block.committed()) {
            run(PUT_LISTINGS, block.id(), to);
            run(DROP_LISTINGS, block.id(), to);
            run(PUT_HOLES, block.id(), to);
            run(DROP_HOLES, block.id(), to);
        } else {
            run("DELETE FROM journal WHERE block = :block AND ordinal < :to", block.id(), to);
        }
        run("UPDATE journal_block SET settled = :to WHERE id = :block", block.id(), to);
        if (!block.committed() && to == block.entries()) {
            sql.sql("DELETE FROM journal_block WHERE id = :block")
                    .param("block", block.id())
                    .update();
        }
        return true;
    }

    private void run(String statement, long block, long to) {
        sql.sql(statement).param("block", block).param("to", to).update();
    }
}
