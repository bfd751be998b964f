package dev.recourse.hub.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL database. */
record PostgresDatabase(StoreLocation.Postgres location) implements Database {
    /** "recourse" as a number: advisory locks are known by numbers, and hold within one database. */
    private static final long LOCK = 0x7265636f75727365L;

    @Override
    public String name() {
        return location.url().replaceFirst("\\?.*", "");
    }

    @Override
    public DataSource unpooled() {
        PGSimpleDataSource connections = new PGSimpleDataSource();
        connections.setUrl(location.url());
        connections.setUser(location.user());
        connections.setPassword(location.password());
        connections.setReWriteBatchedInserts(true);
        connections.setApplicationName("recourse");
        return connections;
    }

    @Override
    public HikariDataSource writer() {
        return new HikariDataSource(Pools.writer(unpooled()));
    }

    @Override
    public HikariDataSource reading(Function<DataSource, HikariConfig> pool) {
        HikariConfig config = pool.apply(unpooled());
        config.setReadOnly(true);
        return new HikariDataSource(config);
    }

    @Override
    public Map<String, String> words() {
        return Map.of("bytes", "bytea", "text", "text COLLATE \"C\"", "clustered", "");
    }

    /** By SQLSTATE, https://www.postgresql.org/docs/current/errcodes-appendix.html. */
    @Override
    public Optional<String> sentence(SQLException error) {
        String state = String.valueOf(error.getSQLState());
        return Optional.ofNullable(
                switch (state.substring(0, Math.min(2, state.length()))) {
                    case "08", "57" -> name() + " cannot be reached: check that PostgreSQL runs there";
                    case "28" -> name() + " refuses user " + location.user() + ": check user and password";
                    case "3D" -> name() + " has no such database: create it first";
                    case "53" -> name() + " is out of disk, memory or connections: make room, then try again";
                    case "25" -> name() + " takes no writes (a standby?): name the primary server";
                    case "XX" -> name() + " reports damaged data: stop Recourse and restore the last backup";
                    default -> null;
                });
    }

    @Override
    @SuppressWarnings("try") // The connection outlives this method: it carries the lock.
    public AutoCloseable claim() throws SQLException {
        Connection connection = unpooled().getConnection();
        if (!locked(connection)) {
            connection.close();
            throw new StoreException(
                    "another Recourse is using " + name() + ": stop it, or give this one a database of its own");
        }
        return connection;
    }

    private static boolean locked(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK + ")")) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
