package dev.recourse.hub.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL database. */
record PostgresDatabase(StoreLocation.Postgres location) implements Database {
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
    public Claim claim() throws SQLException {
        return PostgresClaim.take(this);
    }
}
