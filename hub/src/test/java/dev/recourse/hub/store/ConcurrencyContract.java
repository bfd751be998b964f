package dev.recourse.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Writers and readers at once: no reader misses an entry, sees one twice, or sees them out of order. */
abstract class ConcurrencyContract extends StoreFixture {
    private static final int ROUNDS = 150;
    private static final int STAGED = 4_500;

    @Test
    void four_writers_leave_no_gap_and_a_reader_misses_nothing() throws Exception {
        race(List.of(store, store, store, store), store);
    }

    @Test
    void two_stores_write_and_a_third_reads_and_nothing_is_missed() throws Exception {
        race(List.of(store, another()), another());
    }

    @Test
    void one_callers_failure_is_not_anothers() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<ListingWriter.Committed>> done = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Change good = add("198.51.100." + i);
                Change bad = Unpublished.change("192.0.2." + i);
                boolean fails = i % 2 == 1;
                done.add(threads.submit(() -> fails ? apply(good, bad) : apply(good)));
            }
            for (int i = 0; i < done.size(); i++) {
                Future<ListingWriter.Committed> one = done.get(i);
                if (i % 2 == 1) {
                    assertThatThrownBy(one::get)
                            .isInstanceOf(ExecutionException.class)
                            .hasCauseInstanceOf(StoreException.class);
                } else {
                    assertThat(one.get().entries()).isEqualTo(1);
                }
            }
        }
        assertThat(journal()).hasSize(100);
        assertReplayIsInForce();
    }

    private void race(List<? extends Store> writers, Store reader) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<List<JournalEntry>> tail = threads.submit(() -> tail(reader, over));
            List<Callable<Long>> work = new ArrayList<>();
            for (int i = 0; i < writers.size(); i++) {
                String octet = "192.0.2." + i;
                Store writer = writers.get(i);
                work.add(() -> flap(writer, octet));
            }
            work.add(() -> stageMany(writers.getFirst()));
            long written = 0;
            for (Future<Long> one : threads.invokeAll(work)) {
                written += one.get();
            }
            over.set(true);
            assertThat(tail.get()).hasSize((int) written);
            assertThat(reader.journal().head().serial()).isEqualTo(written);
        }
        assertReplayIsInForce(reader);
    }

    private static long flap(Store writer, String prefix) {
        long written = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Change change = i % 2 == 0 ? add(prefix) : end(prefix);
            written += writer.writer().apply(List.of(change), Actor.ENGINE).entries();
        }
        return written;
    }

    private static long stageMany(Store writer) {
        try (StagedChange change = writer.writer().stage("rbl", "feed", Actor.IMPORT)) {
            change.add(IntStream.range(0, STAGED)
                    .mapToObj(i -> (Change) add("2001:db8:0:" + Integer.toHexString(i) + "::/64"))
                    .toList());
            return change.commit().entries();
        }
    }

    /** Reads what is new until everything is over and read; fails at the first gap. */
    private static List<JournalEntry> tail(Store reader, AtomicBoolean over) {
        List<JournalEntry> seen = new ArrayList<>();
        boolean last = false;
        while (true) {
            boolean overBefore = over.get();
            for (JournalEntry entry : reader.journal().after(seen.size(), 1_000)) {
                assertThat(entry.serial()).isEqualTo(seen.size() + 1L);
                seen.add(entry);
                last = false;
            }
            if (last && overBefore) {
                return seen;
            }
            last = overBefore;
        }
    }
}
