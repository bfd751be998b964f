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
    class Readings extends ReadingContract {
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
    class KeepsEvidence extends EvidenceContract {
        @Override
        StoreLocation fresh() {
            return file();
        }
    }

    @Nested
    class Requests extends RequestContract {
        @Override
        StoreLocation fresh() {
            return file();
        }
    }

    @Nested
    class KeepsDulRuns extends DulRunContract {
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

    @Test
    void what_ended_and_who_was_seen_are_found_by_their_indexes() {
        try (SqlStore store = SqlStore.open(file(), Catalogue.shipped(), InstantSource.system())) {
            JdbcTemplate sql = new JdbcTemplate(store.writerPool());
            assertThat(plan(
                            sql,
                            "WITH k(list, addr, bits) AS (VALUES ('rbl', x'00', 128)) "
                                    + Standings.ENDED.replace("?", "0")))
                    .anyMatch(line -> line.startsWith(
                            "SEARCH j USING INDEX journal_ended (addr=? AND bits=? AND list=? AND at>?)"));
            assertThat(plan(
                            sql,
                            SqlEvidenceReader.SENDERS
                                    .replaceAll(":(after|first|last)", "x'00'")
                                    .replaceAll(":(since|limit)", "1")))
                    .noneMatch(line -> line.startsWith("SCAN e"));
        }
    }

    private static List<String> plan(JdbcTemplate sql, String statement) {
        return sql.query("EXPLAIN QUERY PLAN " + statement, (row, n) -> row.getString("detail"));
    }
}
