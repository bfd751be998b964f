package dev.recourse.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What readers get. */
abstract class ReadContract extends StoreFixture {

    @Test
    void rows_come_in_the_order_of_their_prefixes() {
        apply(
                add("2001:db8::/64"),
                add("192.0.2.200"),
                add("192.0.2.0/24", "other"),
                add("192.0.2.0/24"),
                add("192.0.2.0/25"),
                hole("192.0.2.8/29"),
                new Change.Exempt("rbl", Prefix.parse("192.0.2.9"), "operator", "asked for", Optional.empty()));

        assertThat(inForce())
                .containsExactly(
                        "LISTING 192.0.2.0/24",
                        "LISTING 192.0.2.0/24",
                        "LISTING 192.0.2.0/25",
                        "HOLE 192.0.2.8/29",
                        "EXEMPTION 192.0.2.9",
                        "LISTING 192.0.2.200",
                        "LISTING 2001:db8::/64");
        List<String> ofFeed = new ArrayList<>();
        store.listings().forEach("rbl", "feed", row -> ofFeed.add(row.kind() + " " + row.prefix()));
        assertThat(ofFeed)
                .containsExactly(
                        "LISTING 192.0.2.0/24",
                        "LISTING 192.0.2.0/25",
                        "HOLE 192.0.2.8/29",
                        "LISTING 192.0.2.200",
                        "LISTING 2001:db8::/64");
    }

    @Test
    void a_reader_may_write_and_may_stop() {
        apply(add("192.0.2.1"), add("192.0.2.2"));
        store.listings().forEach("rbl", row -> apply(end(row.prefix().toString())));
        assertThat(inForce()).isEmpty();

        apply(add("192.0.2.3"));
        assertThatThrownBy(() -> store.listings().forEach("rbl", row -> {
                    throw new IllegalStateException("enough");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whole_lists_that_are_read_slowly_keep_no_page_and_no_publisher_waiting() throws Exception {
        apply(add("192.0.2.1"));
        Semaphore taken = new Semaphore(0);
        Semaphore read = new Semaphore(0);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> exports = new ArrayList<>();
            for (int i = 0; i < 3 * Pools.STREAMS; i++) {
                exports.add(threads.submit(() -> store.listings().forEach("rbl", row -> {
                    read.release();
                    taken.acquireUninterruptibly();
                })));
            }
            read.acquire(Pools.STREAMS);
            try {
                assertThat(store.listings().at("rbl", Prefix.parse("192.0.2.1")))
                        .hasSize(1);
                assertThat(store.journal().historyOf(IpAddress.parse("192.0.2.1"), 10))
                        .hasSize(1);
                assertThat(store.followed().after(0, 10)).hasSize(1);
                assertThat(read.availablePermits()).isZero();
            } finally {
                taken.release(exports.size());
            }
            for (Future<?> export : exports) {
                export.get();
            }
            assertThat(read.availablePermits()).isEqualTo(2 * Pools.STREAMS);
        }
    }

    @Test
    void covering_gives_what_keeps_an_address_listed_widest_first() {
        apply(
                add("192.0.2.0/25"),
                add("192.0.2.1"),
                hole("192.0.2.0/30"),
                add("192.0.2.2"),
                add("192.0.2.0/24"),
                new Change.Add(listing("dul", "192.0.2.0/24", "feed", Optional.empty(), "")));

        assertThat(store.listings().covering("rbl", Prefix.parse("192.0.2.1")))
                .extracting(row -> row.kind() + " " + row.prefix())
                .containsExactly(
                        "LISTING 192.0.2.0/24", "LISTING 192.0.2.0/25", "HOLE 192.0.2.0/30", "LISTING 192.0.2.1");
        assertThat(store.listings().covering("rbl", Prefix.parse("192.0.2.0/24")))
                .hasSize(1);
        assertThat(store.listings().covering("rbl", Prefix.parse("2001:db8::1")))
                .isEmpty();
    }

    @Test
    void the_history_of_an_address_is_all_that_held_it_newest_first() {
        apply(add("192.0.2.1"), add("192.0.2.0/24"), add("198.51.100.1"), add("2001:db8::/64"));
        try (StagedChange change = stage()) {
            change.add(List.of(end("192.0.2.1"), add("192.0.2.0/28"), add("2001:db8::1")));
            change.commit();
        }
        apply(end("192.0.2.0/24"));

        assertThat(store.journal().historyOf(IpAddress.parse("192.0.2.1"), 1_000))
                .extracting(e -> e.serial() + " " + e.action() + " " + e.prefix())
                .containsExactly(
                        "8 REMOVE 192.0.2.0/24",
                        "6 ADD 192.0.2.0/28",
                        "5 REMOVE 192.0.2.1",
                        "2 ADD 192.0.2.0/24",
                        "1 ADD 192.0.2.1");
        assertThat(store.journal().historyOf(IpAddress.parse("2001:db8::1"), 1))
                .extracting(e -> e.action() + " " + e.prefix())
                .containsExactly("ADD 2001:db8::1");
        assertThat(store.journal().historyOf(Prefix.parse("192.0.2.0/24"), 10))
                .extracting(e -> e.action() + " " + e.prefix())
                .containsExactly("REMOVE 192.0.2.0/24", "ADD 192.0.2.0/24");
    }

    @Test
    void expired_listings_come_earliest_first() {
        Instant soon = START.plus(Duration.ofSeconds(10));
        apply(
                addUntil("192.0.2.3", soon.plusSeconds(1), ""),
                addUntil("192.0.2.2", soon.plusMillis(900), ""),
                addUntil("192.0.2.1", soon, ""),
                add("192.0.2.4"));

        assertThat(store.listings().expiredAt(soon.getEpochSecond() - 1, 10)).isEmpty();
        assertThat(store.listings().expiredAt(soon.getEpochSecond(), 10))
                .extracting(row -> row.prefix().toString())
                .containsExactly("192.0.2.1", "192.0.2.2");
        assertThat(store.listings().expiredAt(Long.MAX_VALUE, 2)).hasSize(2);
    }

    @Test
    void sources_are_counted() {
        apply(
                add("192.0.2.1"),
                add("192.0.2.2"),
                hole("192.0.2.3"),
                add("192.0.2.1", "other"),
                new Change.Add(listing("dul", "192.0.2.0/24", "feed", Optional.empty(), "")),
                new Change.Exempt("rbl", Prefix.parse("192.0.2.9"), "operator", "asked for", Optional.empty()));

        SourceCount feed = new SourceCount("rbl", "feed", 2, 1);
        SourceCount other = new SourceCount("rbl", "other", 1, 0);
        assertThat(store.listings().sources(Optional.of("rbl"))).containsExactly(feed, other);
        assertThat(store.listings().sources(Optional.empty()))
                .containsExactly(new SourceCount("dul", "feed", 1, 0), feed, other);
    }

    @Test
    void the_journal_is_read_in_pieces_across_staged_changes() {
        apply(add("192.0.2.1"));
        try (StagedChange change = stage()) {
            change.add(IntStream.range(0, 30)
                    .mapToObj(i -> (Change) add("198.51.100." + i))
                    .toList());
            apply(add("192.0.2.2"));
            change.commit();
        }
        apply(add("192.0.2.3"));

        for (int limit : new int[] {1, 2, 7, 29, 30, 31, 100}) {
            List<Long> seen = new ArrayList<>();
            for (long at = 0; at < store.journal().head().serial(); at = seen.getLast()) {
                store.journal().after(at, limit).forEach(e -> seen.add(e.serial()));
            }
            assertThat(seen)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 33).mapToObj(Long::valueOf).toList());
        }
        assertThat(store.journal().after(33, 10)).isEmpty();
        assertThatThrownBy(() -> store.journal().after(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
