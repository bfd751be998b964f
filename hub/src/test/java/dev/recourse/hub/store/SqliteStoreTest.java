package dev.recourse.hub.store;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract of the store on SQLite. */
class SqliteStoreTest {
    @TempDir
    Path folder;

    private StoreLocation file() {
        return new StoreLocation.Sqlite(folder.resolve("recourse.db"));
    }

    @Nested
    class Writes extends WriteContract {
        @Override
        StoreLocation fresh() {
            return file();
        }
    }

    @Nested
    class Reads extends ReadContract {
        @Override
        StoreLocation fresh() {
            return file();
        }
    }

    @Nested
    class Stages extends StagedContract {
        @Override
        StoreLocation fresh() {
            return file();
        }
    }

    @Nested
    class Races extends ConcurrencyContract {
        @Override
        StoreLocation fresh() {
            return file();
        }
    }
}
