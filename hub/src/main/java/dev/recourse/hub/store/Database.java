package dev.recourse.hub.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;

/** What differs between the two databases: connections, three words of the schema, and their error codes. */
interface Database {
    /** How messages call the store: the file, or the database's URL without secrets. */
    String name();

    /** Connections outside the pools, for the migrations. */
    DataSource unpooled();

    /** One connection for the one writing thread. */
    HikariDataSource writer();

    /** The connections of a pool, made so that they cannot write. */
    HikariDataSource reading(Function<DataSource, HikariConfig> pool);

    /** The values of the placeholders in the migrations. */
    Map<String, String> words();

    /** The plain sentence for the database's error, where there is one. */
    Optional<String> sentence(SQLException error);

    /** Looks for damage before anything is written, as far as that is quick. */
    default void check() {}

    /**
     * Makes the database this process's own until the result is closed.
     *
     * @throws StoreException when another has it
     */
    Claim claim() throws SQLException;

    static Database of(StoreLocation location) {
        return switch (location) {
            case StoreLocation.Sqlite sqlite -> new SqliteDatabase(sqlite.file());
            case StoreLocation.Postgres postgres -> new PostgresDatabase(postgres);
        };
    }

    /** Does the work; what the database says against it comes out as a {@link StoreException}. */
    default <T> T explained(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException | TransactionException | FlywayException e) {
            throw explain(e);
        }
    }

    default StoreException explain(Throwable trouble) {
        Throwable cause = trouble;
        if (innerOf(trouble) instanceof TransactionSystemException rollback
                && rollback.getApplicationException() != null) {
            // SQLite rolls back by itself when the disk is full, and a lost connection cannot: what came before tells
            // why.
            return explain(rollback.getApplicationException());
        }
        while (cause != null) {
            if (cause instanceof StoreException known) {
                return known;
            }
            if (cause instanceof SQLException sql && sentence(sql).isPresent()) {
                return new StoreException(sentence(sql).get(), trouble);
            }
            cause = cause.getCause();
        }
        return new StoreException(
                "the store " + name() + " refused, nothing was changed: " + innermost(trouble), trouble);
    }

    private static @Nullable Throwable innerOf(Throwable trouble) {
        return trouble instanceof CompletionException ? trouble.getCause() : trouble;
    }

    private static String innermost(Throwable trouble) {
        Throwable cause = trouble;
        for (Throwable next = cause.getCause(); next != null; next = next.getCause()) {
            cause = next;
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
