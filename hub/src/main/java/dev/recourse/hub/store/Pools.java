package dev.recourse.hub.store;

import com.zaxxer.hikari.HikariConfig;
import javax.sql.DataSource;

/** The two pools over a database's plain connections. */
final class Pools {
    private static final int READERS = 8;
    private static final long WAIT_MILLIS = 30_000;

    private Pools() {}

    static HikariConfig writer(DataSource connections) {
        return config(connections, "recourse-writer", 1);
    }

    static HikariConfig readers(DataSource connections) {
        return config(connections, "recourse-readers", READERS);
    }

    private static HikariConfig config(DataSource connections, String name, int most) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(connections);
        config.setPoolName(name);
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_MILLIS);
        return config;
    }
}
