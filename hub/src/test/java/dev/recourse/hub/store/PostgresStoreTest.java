package dev.recourse.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.list.Catalogue;
import dev.recourse.core.listing.Actor;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The contract of the store on a real PostgreSQL, which the tests start. */
class PostgresStoreTest {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static StoreLocation.Postgres database() {
        String name = "recourse" + DATABASES.incrementAndGet();
        new JdbcTemplate(server.getPostgresDatabase()).execute("CREATE DATABASE " + name);
        return new StoreLocation.Postgres(server.getJdbcUrl("postgres", name), "postgres", "postgres");
    }

    @Nested
    class Writes extends WriteContract {
        @Override
        StoreLocation fresh() {
            return database();
        }
    }

    @Nested
    class Reads extends ReadContract {
        @Override
        StoreLocation fresh() {
            return database();
        }
    }

    @Nested
    class Readings extends ReadingContract {
        @Override
        StoreLocation fresh() {
            return database();
        }
    }

    @Nested
    class Stages extends StagedContract {
        @Override
        StoreLocation fresh() {
            return database();
        }
    }

    @Nested
    class KeepsEvidence extends EvidenceContract {
        @Override
        StoreLocation fresh() {
            return database();
        }
    }

    @Nested
    class Requests extends RequestContract {
        @Override
        StoreLocation fresh() {
            return database();
        }
    }

    @Nested
    class KeepsDulRuns extends DulRunContract {
        @Override
        StoreLocation fresh() {
            return database();
        }
    }

    @Nested
    class Mails extends OutboxContract {
        @Override
        StoreLocation fresh() {
            return database();
        }
    }

    @Nested
    class Races extends ConcurrencyContract {
        @Override
        StoreLocation fresh() {
            return database();
        }
    }

    @Test
    void a_second_hub_is_refused_as_long_as_the_first_runs() {
        StoreLocation location = database();
        try (SqlStore first = open(location);
                StagedChange change = first.writer().stage("rbl", "feed", Actor.IMPORT)) {
            assertThatThrownBy(() -> open(location))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("another Recourse is using jdbc:postgresql://");
            // The second has not swept away what the first is about to commit.
            change.add(List.of(StoreFixture.add("192.0.2.1")));
            assertThat(change.commit().entries()).isEqualTo(1);
        }
        open(location).close();
    }

    @Test
    @SuppressWarnings("try") // Held, not used.
    void a_second_hub_is_refused_before_it_makes_the_schema() throws Exception {
        StoreLocation.Postgres location = database();
        try (AutoCloseable claim = Database.of(location).claim()) {
            assertThatThrownBy(() -> open(location)).isInstanceOf(StoreException.class);
            assertThat(new JdbcTemplate(Database.of(location).unpooled())
                            .queryForObject("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", Long.class))
                    .isZero();
        }
    }

    @Test
    void a_claim_that_is_lost_with_its_connection_is_taken_again_before_anything_is_written() {
        StoreLocation.Postgres location = database();
        try (SqlStore first = open(location)) {
            loseClaim(location);
            assertThat(add(first, "192.0.2.1")).isEqualTo(1);
            assertThatThrownBy(() -> open(location))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("another Recourse is using jdbc:postgresql://");
            assertThat(add(first, "192.0.2.2")).isEqualTo(1);
        }
    }

    @Test
    void who_lost_its_claim_to_another_writes_nothing_and_reads_on_until_that_one_has_gone() {
        StoreLocation.Postgres location = database();
        try (SqlStore first = open(location)) {
            add(first, "192.0.2.1");
            StagedChange staged = first.writer().stage("rbl", "feed", Actor.IMPORT);
            staged.add(List.of(StoreFixture.add("192.0.2.9")));
            loseClaim(location);
            try (SqlStore second = open(location)) {
                assertThatThrownBy(() -> add(first, "192.0.2.2"))
                        .isInstanceOf(StoreException.class)
                        .hasMessageStartingWith("another Recourse is using jdbc:postgresql://")
                        .hasMessageEndingWith("nothing was changed");
                assertThatThrownBy(staged::commit).isInstanceOf(StoreException.class);
                assertThat(add(second, "192.0.2.3")).isEqualTo(1);
                assertThat(first.journal().head()).isEqualTo(second.journal().head());
            }
            long serial = first.journal().head().serial();
            assertThat(add(first, "192.0.2.4")).isEqualTo(1);
            assertThat(first.journal().head().serial()).isEqualTo(serial + 1);
            // The other swept it away when it began.
            assertThatThrownBy(staged::commit).hasMessageContaining("not open any more");
            staged.close();
        }
    }

    private static long add(SqlStore store, String address) {
        return store.writer()
                .apply(List.of(StoreFixture.add(address)), Actor.OPERATOR)
                .entries();
    }

    /** As when the server is restarted, or the network fails for a while: the claim goes, and only the claim. */
    private static void loseClaim(StoreLocation.Postgres location) {
        List<@Nullable Boolean> ended =
                new JdbcTemplate(Database.of(location).unpooled()).queryForList("""
                        SELECT pg_terminate_backend(pid, 20000) FROM pg_locks
                        WHERE locktype = 'advisory'
                        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                        """, Boolean.class);
        assertThat(ended).containsExactly(true);
    }

    @Test
    void a_server_that_is_not_there_is_named_without_secrets() {
        StoreLocation location =
                new StoreLocation.Postgres("jdbc:postgresql://127.0.0.1:1/recourse?password=secret", "u", "secret");
        assertThatThrownBy(() -> open(location))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "jdbc:postgresql://127.0.0.1:1/recourse cannot be reached: check that PostgreSQL runs there");
    }

    @Test
    void a_database_that_is_not_there_is_named() {
        StoreLocation location =
                new StoreLocation.Postgres(server.getJdbcUrl("postgres", "nowhere"), "postgres", "postgres");
        assertThatThrownBy(() -> open(location))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("has no such database: create it first");
    }

    @Test
    void the_history_of_an_address_uses_the_index() {
        try (SqlStore store = open(database())) {
            JdbcTemplate sql = new JdbcTemplate(store.writerPool());
            sql.execute("INSERT INTO journal (block, ordinal, at, action, list, addr, bits, source, actor, detail)"
                    + " SELECT 0, i, 1, 'HOLE', 'rbl', decode(lpad(to_hex(i), 32, '0'), 'hex'), 128, 'feed', 'IMPORT', ''"
                    + " FROM generate_series(1, 200000) i");
            sql.execute("ANALYZE");
            String plan =
                    String.join("\n", sql.queryForList("EXPLAIN " + Plans.history("'\\x00'::bytea"), String.class));
            assertThat(plan).contains("journal_prefix").doesNotContain("Seq Scan on journal j");
        }
    }

    private static SqlStore open(StoreLocation location) {
        return SqlStore.open(location, Catalogue.shipped(), InstantSource.system());
    }
}
