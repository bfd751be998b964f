package dev.recourse.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.list.Catalogue;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

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
    class Mails extends OutboxContract {
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

    @Test
    void the_history_of_an_address_uses_the_index() {
        try (SqlStore store = SqlStore.open(file(), Catalogue.shipped(), InstantSource.system())) {
            List<String> plan = new JdbcTemplate(store.writerPool())
                    .query("EXPLAIN QUERY PLAN " + Plans.history("x'00'"), (row, n) -> row.getString("detail"));
            assertThat(plan).contains("SEARCH j USING INDEX journal_prefix (addr=? AND bits=?)");
        }
    }
}
