package dev.recourse.hub.store;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads of any length, row by row, by connections of their own: an export that nobody takes keeps others waiting that read
 * whole lists, and no page; and it is given up at some time, since what it reads from cannot be cleared up before.
 */
final class ListingStreams {
    /** Ten million lines take some minutes. */
    static final Duration LONGEST = Duration.ofMinutes(30);

    private final Database database;
    private final Duration longest;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Semaphore places = new Semaphore(Pools.STREAMS, true);

    /** @param longest how long one read may take, with whoever takes its rows */
    ListingStreams(Database database, DataSource connections, Duration longest) {
        this.database = database;
        this.longest = longest;
        this.sql = JdbcClient.create(SqlStore.template(connections));
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(connections));
    }

    /**
     * Gives every row of the SELECT to the action.
     *
     * @throws StoreException when all places are taken, and none became free in half a minute; or when it took too long
     */
    void forEach(String select, Map<String, String> parameters, Consumer<Row> action) {
        takePlace();
        try (Deadline deadline = new Deadline(longest)) {
            RowCallbackHandler each = row -> {
                deadline.check();
                action.accept(Columns.row(row, 0));
            };
            database.explained(() -> {
                // In a transaction, because PostgreSQL's driver reads a result piece by piece only there.
                transaction.executeWithoutResult(
                        status -> sql.sql(select).params(parameters).query(each));
                return true;
            });
        } finally {
            places.release();
        }
    }

    private void takePlace() {
        try {
            if (places.tryAcquire(Pools.WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new StoreException(Pools.STREAMS + " exports, imports or other reads of a whole list are under way:"
                + " wait until one has ended, then try again");
    }
}
