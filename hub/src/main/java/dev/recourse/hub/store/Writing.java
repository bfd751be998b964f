package dev.recourse.hub.store;

import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The parts that writers share. All but the queue are used on the queue's thread alone, in its transaction.
 *
 * @param givenUp the open blocks of this process that nobody will commit and that could not be discarded; any thread
 */
record Writing(
        CommitQueue queue,
        JournalHead heads,
        Blocks blocks,
        Holds holds,
        Applier applier,
        Settler settler,
        Set<Long> givenUp) {

    static Writing over(
            Database database, Claim claim, HikariDataSource pool, InstantSource clock, Runnable published) {
        JdbcTemplate sql = new JdbcTemplate(pool);
        JournalHead heads = new JournalHead(JdbcClient.create(sql), clock);
        Tables tables = new Tables(sql);
        Blocks blocks = new Blocks(sql, tables);
        CommitQueue queue =
                new CommitQueue(database, claim, new TransactionTemplate(new JdbcTransactionManager(pool)), published);
        return new Writing(
                queue,
                heads,
                blocks,
                new Holds(sql),
                new Applier(sql, heads, tables, blocks),
                new Settler(queue, heads, JdbcClient.create(sql)),
                ConcurrentHashMap.newKeySet());
    }
}
