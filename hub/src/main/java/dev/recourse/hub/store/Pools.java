package dev.recourse.hub.store;

import com.zaxxer.hikari.HikariConfig;
import javax.sql.DataSource;

/** The pools over a database's plain connections: none waits for what another is for. */
final class Pools {
    /** Pages and commands: short reads. */
    private static final int READERS = 8;

    /** The publisher follows the journal by one of its own, so that no crowd on the pages makes DNS old. */
    private static final int FOLLOWERS = 1;

    /** Reads of whole lists, for exports and imports: each may last as long as whoever takes the lines wants. */
    static final int STREAMS = 4;

    static final long WAIT_MILLIS = 30_000;

    private Pools() {}

    static HikariConfig writer(DataSource connections) {
        return config(connections, "recourse-writer", 1);
    }

    static HikariConfig readers(DataSource connections) {
        return config(connections, "recourse-readers", READERS);
    }

    static HikariConfig follower(DataSource connections) {
        return config(connections, "recourse-follower", FOLLOWERS);
    }

    static HikariConfig streams(DataSource connections) {
        return config(connections, "recourse-streams", STREAMS);
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
