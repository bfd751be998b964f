package dev.recourse.hub.store;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.JournalEntry;
import dev.recourse.core.listing.Listing;
import dev.recourse.core.listing.ListingRules;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Measures the store. Not a test: run its main with a new SQLite file, or a PostgreSQL URL, user and password.
 *
 * <p>The property {@code rows} says how many rows are staged, 1,000,000 by default.
 */
final class StoreSpeed {
    private static final ListingRules RULES = new ListingRules(Catalogue.shipped(), true);
    private static final int ROWS = Integer.getInteger("rows", 1_000_000);

    private final SqlStore store;

    private StoreSpeed(SqlStore store) {
        this.store = store;
    }

    public static void main(String[] args) throws InterruptedException {
        StoreLocation location = args.length == 1
                ? new StoreLocation.Sqlite(Path.of(args[0]))
                : new StoreLocation.Postgres(args[0], args[1], args[2]);
        try (SqlStore store = SqlStore.open(location, Catalogue.shipped(), InstantSource.system())) {
            StoreSpeed speed = new StoreSpeed(store);
            speed.batches(1_000, 40);
            speed.batches(1_000, 40);
            speed.singles(1, 2_000);
            speed.singles(16, 10_000);
            speed.stage("new", Optional.empty());
            speed.stage("unchanged", Optional.empty());
            speed.stage("renewed", Optional.of(Instant.parse("2030-01-01T00:00:00Z")));
            speed.reads();
            if (args.length == 1) {
                speed.timed("quick_check", () -> new JdbcTemplate(store.writerPool()).execute("PRAGMA quick_check(1)"));
            }
        }
        long begin = System.nanoTime();
        SqlStore.open(location, Catalogue.shipped(), InstantSource.system()).close();
        say("open and close again", begin, 1);
    }

    private void batches(int size, int count) {
        Random random = new Random(count + System.nanoTime());
        List<List<Change>> batches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Change> changes = new ArrayList<>();
            for (int j = 0; j < size; j++) {
                changes.add(add(random.nextInt(), "database", Optional.empty()));
            }
            batches.add(changes);
        }
        long begin = System.nanoTime();
        batches.forEach(b -> store.writer().apply(b, Actor.ENGINE));
        say("apply, batches of " + size, begin, (long) size * count);
    }

    private void singles(int threads, int count) throws InterruptedException {
        AtomicLong left = new AtomicLong(count);
        long begin = System.nanoTime();
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Random random = new Random(System.nanoTime() + i);
            all.add(Thread.ofPlatform().start(() -> {
                while (left.getAndDecrement() > 0) {
                    store.writer().apply(List.of(add(random.nextInt(), "database", Optional.empty())), Actor.ENGINE);
                }
            }));
        }
        for (Thread thread : all) {
            thread.join();
        }
        say("apply, one change a call, " + threads + " callers", begin, count);
    }

    private void stage(String what, Optional<Instant> expiresAt) throws InterruptedException {
        int[] addresses = new Random(7).ints(ROWS).sorted().toArray();
        AtomicBoolean over = new AtomicBoolean();
        long[] waited = new long[1 << 20];
        AtomicLong asked = new AtomicLong();
        try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
            beside.execute(() -> {
                Random random = new Random();
                while (!over.get()) {
                    long begin = System.nanoTime();
                    store.writer().apply(List.of(add(random.nextInt(), "database", Optional.empty())), Actor.ENGINE);
                    waited[(int) asked.getAndIncrement()] = System.nanoTime() - begin;
                }
            });
            long begin = System.nanoTime();
            try (StagedChange change = store.writer().stage("rbl", "feed", Actor.IMPORT)) {
                for (int from = 0; from < ROWS; from += 10_000) {
                    change.add(Arrays.stream(addresses, from, Math.min(from + 10_000, ROWS))
                            .mapToObj(a -> add(a, "feed", expiresAt))
                            .toList());
                }
                say("stage, " + what, begin, ROWS);
                long committing = System.nanoTime();
                say("commit " + change.commit().entries() + " entries", committing, 1);
            }
            long settling = System.nanoTime();
            long seen = store.journal().head().serial();
            store.writer().stage("rbl", "feed", Actor.IMPORT).close();
            say("settle", settling, ROWS);
            over.set(true);
            long[] sorted = Arrays.stream(waited).limit(asked.get()).sorted().toArray();
            System.out.printf(
                    "  beside it %d single changes: median %.1f ms, p99 %.1f ms, longest %.1f ms (head %d)%n",
                    sorted.length,
                    sorted[sorted.length / 2] / 1e6,
                    sorted[sorted.length * 99 / 100] / 1e6,
                    sorted[sorted.length - 1] / 1e6,
                    seen);
        }
    }

    private void reads() {
        AtomicLong rows = new AtomicLong();
        timed("forEach of a source", () -> store.listings().forEach("rbl", "feed", row -> rows.incrementAndGet()));
        timed("forEach of a list", () -> store.listings().forEach("rbl", row -> rows.incrementAndGet()));
        timed("sources", () -> store.listings().sources(Optional.empty()));
        timed("the whole journal by 10,000", () -> {
            long at = 0;
            for (List<JournalEntry> some = store.journal().after(at, 10_000);
                    !some.isEmpty();
                    some = store.journal().after(at, 10_000)) {
                at = some.getLast().serial();
            }
        });
        timed("1,000 histories and coverings", () -> {
            Random random = new Random(7);
            for (int i = 0; i < 1_000; i++) {
                IpAddress address = IpAddress.ofIpv4(random.nextInt());
                store.journal().historyOf(address, 100);
                store.listings().covering("rbl", Prefix.of(address));
            }
        });
    }

    private void timed(String what, Runnable work) {
        long begin = System.nanoTime();
        work.run();
        say(what, begin, 1);
    }

    private static void say(String what, long begin, long count) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf("%-45s %8.2f s", what, seconds);
        System.out.println(count > 1 ? "  %,.0f a second".formatted(count / seconds) : "");
    }

    private static Change add(int bits, String source, Optional<Instant> expiresAt) {
        // Never special space: 11.0.0.0/8 to 18.0.0.0/8 stand for all of it.
        int address = (11 << 24) | (bits & 0x07ff_ffff);
        return new Change.Add(Listing.of(
                RULES,
                Catalogue.shipped().criterion("rbl", "spam-source").orElseThrow(),
                Prefix.of(IpAddress.ofIpv4(address)),
                source,
                expiresAt,
                "seen in a trap"));
    }
}
