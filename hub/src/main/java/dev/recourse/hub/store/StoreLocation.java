package dev.recourse.hub.store;

import java.nio.file.Path;

/** Where the store is. */
public sealed interface StoreLocation {
    /**
     * One SQLite file, made when it is not there. Its folder must be.
     *
     * @param file beside it SQLite keeps two more, with -wal and -shm behind the name
     */
    record Sqlite(Path file) implements StoreLocation {}

    /**
     * A PostgreSQL database, which must be there.
     *
     * @param url {@code jdbc:postgresql://host:port/database}
     */
    record Postgres(String url, String user, String password) implements StoreLocation {
        /** Without the password. */
        @Override
        public String toString() {
            return "Postgres[" + url + ", " + user + "]";
        }
    }
}
