package dev.recourse.hub.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * An advisory lock, which holds as long as the connection that took it. A server that was restarted has forgotten it: then it is
 * taken again, unless another Recourse was faster. What that one did meanwhile is in the journal, and what it swept away is
 * refused by {@link Blocks#require}, so to go on is safe.
 */
final class PostgresClaim implements Claim {
    private static final System.Logger LOG = System.getLogger(PostgresClaim.class.getName());

    /** "recourse" as a number: advisory locks are known by numbers, and hold within one database. */
    private static final long LOCK = 0x7265636f75727365L;

    private static final int ANSWERS_WITHIN_SECONDS = 5;

    private final Database database;
    private final DataSource connections;

    /** Replaced by the writing thread, closed by another. */
    private volatile Connection connection;

    private PostgresClaim(Database database, DataSource connections) throws SQLException {
        this.database = database;
        this.connections = connections;
        this.connection = taken(
                "another Recourse is using " + database.name() + ": stop it, or give this one a database of its own");
    }

    /** @throws StoreException when another has it */
    static PostgresClaim take(Database database) throws SQLException {
        return new PostgresClaim(database, database.unpooled());
    }

    @Override
    public void require() {
        try {
            if (!connection.isValid(ANSWERS_WITHIN_SECONDS)) {
                connection.close();
                connection = taken(
                        "another Recourse is using " + database.name() + " since the connection that kept it away"
                                + " was lost (or the server has not noticed that loss yet): stop one of the two; nothing was changed");
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the connection that keeps others away from {0} was lost; it is there again",
                        database.name());
            }
        } catch (SQLException e) {
            throw database.explain(e);
        }
    }

    /** @param otherwise the sentence where the lock is not to be had */
    private Connection taken(String otherwise) throws SQLException {
        Connection fresh = connections.getConnection();
        try {
            if (locked(fresh)) {
                return fresh;
            }
        } catch (SQLException e) {
            fresh.close();
            throw e;
        }
        fresh.close();
        throw new StoreException(otherwise);
    }

    private static boolean locked(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK + ")")) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.WARNING, "giving back " + database.name(), e);
        }
    }
}
