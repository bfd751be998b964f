package dev.recourse.hub.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * SQLite in one file.
 *
 * <p>Nothing here may open that file except SQLite: when a process closes any other handle on it, POSIX drops all locks
 * that SQLite holds for that process.
 */
record SqliteDatabase(Path file) implements Database {
    private static final int BUSY_MILLIS = 30_000;
    // Negative: in KiB. A staged million touches the index by prefix all over. A guess; not measured.
    private static final int WRITER_CACHE_KIB = -65_536;
    // Below this a start checks the whole file (70 MB took 0.8 s at best, 4.6 s on a busy machine); above it, damage is
    // met when it is read.
    private static final long CHECKED_BYTES = 32L << 20;
    // After a long reader has kept the log from being reused, it shrinks to this again.
    private static final int LOG_BYTES = 64 << 20;

    @Override
    public String name() {
        return file.toString();
    }

    /** Without the setting of the journal mode: that would be written into a file that may turn out not to be ours. */
    @Override
    public DataSource unpooled() {
        return connections(config());
    }

    @Override
    public HikariDataSource writer() {
        SQLiteConfig config = walConfig();
        // A transaction that begins as a reader cannot become a writer once another has written.
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setCacheSize(WRITER_CACHE_KIB);
        return new HikariDataSource(Pools.writer(connections(config)));
    }

    @Override
    public HikariDataSource reading(Function<DataSource, HikariConfig> pool) {
        HikariConfig config = pool.apply(connections(walConfig()));
        config.setConnectionInitSql("PRAGMA query_only = ON");
        return new HikariDataSource(config);
    }

    @Override
    public Map<String, String> words() {
        return Map.of("bytes", "blob", "text", "text", "clustered", "WITHOUT ROWID");
    }

    /** By SQLite's primary result code, https://www.sqlite.org/rescode.html. */
    @Override
    public Optional<String> sentence(SQLException error) {
        return Optional.ofNullable(
                switch (error.getErrorCode() & 0xff) {
                    case 5, 6 -> file + " is in use by another program: end that, then try again";
                    case 8 -> file + " cannot be written: give this user write permission on it and its folder";
                    case 10 -> "the disk under " + file + " reports an error: check the disk, then start again";
                    case 11 -> damaged();
                    case 13 ->
                        "the disk under " + file + " is full: free some space, then try again; nothing was changed";
                    case 14 ->
                        file + " cannot be opened or made: check that its folder exists and this user may write there";
                    case 26 ->
                        file + " is not a Recourse store: name another file, or restore this one from a backup;"
                                + " it was left as it is";
                    default -> null;
                });
    }

    @Override
    public void check() {
        if (file.toFile().length() <= CHECKED_BYTES) {
            String found = new JdbcTemplate(unpooled()).queryForObject("PRAGMA quick_check(1)", String.class);
            if (!"ok".equals(found)) {
                throw new StoreException(damaged());
            }
        }
    }

    /** The lock of the data folder, which is the app's, is what keeps a second process out. */
    @Override
    public Claim claim() {
        return Claim.NONE;
    }

    private String damaged() {
        return file + " is damaged: stop Recourse, put the file aside and restore the last backup; nothing was changed";
    }

    private SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setJournalSizeLimit(LOG_BYTES);
        config.enforceForeignKeys(true);
        return config;
    }

    private SQLiteConfig walConfig() {
        SQLiteConfig config = config();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        return config;
    }

    private DataSource connections(SQLiteConfig config) {
        SQLiteDataSource connections = new SQLiteDataSource(config);
        connections.setUrl("jdbc:sqlite:" + file);
        return connections;
    }
}
