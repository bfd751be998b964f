package dev.recourse.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** In which order those come round who wait for the writing thread. */
class CommitQueueTest {
    private static final int LARGE = 1_000;

    @TempDir
    private Path folder;

    private HikariDataSource connections;
    private CommitQueue queue;
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void open() {
        Database database = Database.of(new StoreLocation.Sqlite(folder.resolve("recourse.db")));
        connections = database.writer();
        queue = new CommitQueue(
                database,
                Claim.NONE,
                new TransactionTemplate(new JdbcTransactionManager(connections)),
                () -> done.add("."));
    }

    @AfterEach
    void close() {
        queue.close();
        connections.close();
    }

    @Test
    void a_small_change_waits_for_one_large_piece_at_most() throws InterruptedException {
        run(LARGE, "L1", "L2", "L3", "s1", "s2");
        assertThat(String.join(" ", done)).isEqualTo("first s1 s2 . L1 . L2 . L3 .");
    }

    @Test
    void a_large_piece_waits_for_one_round_of_small_changes_at_most() throws InterruptedException {
        run(1, "s1", "s2", "L1", "L2", "s3");
        assertThat(String.join(" ", done)).isEqualTo("first L1 . s1 s2 s3 . L2 .");
    }

    /** Has these wait behind one of the given size, in this order, and then all come round. */
    private void run(int firstChanges, String... names) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch allWait = new CountDownLatch(1);
        Thread first = Thread.ofPlatform()
                .start(() -> queue.run(firstChanges, () -> {
                    begun.countDown();
                    awaitUninterrupted(allWait);
                    return done.add("first");
                }));
        begun.await();
        List<Thread> threads = new ArrayList<>(List.of(first));
        for (String name : names) {
            Thread thread = Thread.ofPlatform()
                    .start(() -> queue.publish(name.startsWith("L") ? LARGE : 1, () -> done.add(name)));
            threads.add(thread);
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        allWait.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
