package dev.recourse.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.listing.Actor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads of whole lists whose rows nobody takes. */
class ListingStreamsTest {
    private static final String ALL = InForce.rows("", "r.list = :list");

    @TempDir
    Path folder;

    @Test
    void a_read_whose_rows_nobody_takes_is_given_up_and_its_place_and_thread_are_free_again() {
        StoreLocation file = new StoreLocation.Sqlite(folder.resolve("recourse.db"));
        try (SqlStore store = SqlStore.open(file, Catalogue.shipped(), InstantSource.system())) {
            store.writer().apply(List.of(StoreFixture.add("192.0.2.1"), StoreFixture.add("192.0.2.2")), Actor.OPERATOR);
        }
        Database database = Database.of(file);
        try (HikariDataSource connections = database.reading(Pools::streams)) {
            ListingStreams hasty = new ListingStreams(database, connections, Duration.ofMillis(200));
            for (int i = 0; i < 2 * Pools.STREAMS; i++) {
                List<Row> taken = new ArrayList<>();
                assertThatThrownBy(() -> hasty.forEach(ALL, Map.of("list", "rbl"), row -> {
                            taken.add(row);
                            neverTaken();
                        }))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("is nobody taking the lines?");
                assertThat(taken).hasSizeLessThan(2);
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
            }
            List<Row> all = new ArrayList<>();
            new ListingStreams(database, connections, Duration.ofMinutes(1))
                    .forEach(ALL, Map.of("list", "rbl"), all::add);
            assertThat(all).hasSize(2);
        }
    }

    /** Waits as a write to a client waits that does not read. */
    private static void neverTaken() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
