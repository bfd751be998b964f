package dev.recourse.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.listing.JournalEntry;
import dev.recourse.testkit.KilledProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kill -9 at random times. What was acknowledged is there afterwards, and the store is whole.
 *
 * <p>The property {@code recourse.crash.rounds} says how often, {@code recourse.crash.seed} at which times.
 */
class CrashTest {
    private static final int ROUNDS = Integer.getInteger("recourse.crash.rounds", 10);
    private static final long SEED = Long.getLong("recourse.crash.seed", 20_261_124);
    private static final int STORES = 2;
    private static final long LONGEST_MILLIS = 1_500;

    @TempDir
    Path folder;

    /** Two stores are killed at a time, each in its own file: a round is half waiting. */
    @Test
    void what_was_acknowledged_outlives_kill_9() throws Exception {
        try (ExecutorService both = Executors.newFixedThreadPool(STORES)) {
            List<Future<Long>> acknowledged = new ArrayList<>();
            for (int store = 0; store < STORES; store++) {
                Path file = folder.resolve("recourse" + store + ".db");
                Random random = new Random(SEED + store);
                int rounds = (ROUNDS + store) / STORES;
                acknowledged.add(both.submit(() -> killedAgainAndAgain(file, random, rounds)));
            }
            long lines = 0;
            for (Future<Long> some : acknowledged) {
                lines += some.get();
            }
            assertThat(lines).isGreaterThan(ROUNDS);
        }
    }

    /** How many lines were acknowledged. */
    private static long killedAgainAndAgain(Path file, Random random, int rounds)
            throws IOException, InterruptedException {
        long acknowledged = 0;
        Replay replay = new Replay();
        for (int round = 0; round < rounds; round++) {
            List<String> lines = killed(file, round, random.nextLong(LONGEST_MILLIS));
            acknowledged += lines.size();
            try (SqlStore store = opened(file)) {
                assertThere(store, lines);
                // Only what this round added is gone over: the whole journal each time took most of the time.
                replay.goOn(store);
            }
        }
        try (SqlStore store = opened(file)) {
            StoreFixture.assertReplayIsInForce(store);
        }
        return acknowledged;
    }

    private static SqlStore opened(Path file) {
        return SqlStore.open(new StoreLocation.Sqlite(file), StoreFixture.CATALOGUE, () -> StoreFixture.START);
    }

    /** The lines that the child wrote before it was killed. */
    private static List<String> killed(Path file, int round, long millis) throws IOException, InterruptedException {
        return KilledProgram.lines(CrashChild.class, List.of(file.toString(), Integer.toString(round)), millis);
    }

    private static void assertThere(Store store, List<String> lines) {
        for (String line : lines) {
            if (!line.endsWith(".")) {
                continue; // Killed while it wrote this line.
            }
            String[] words = line.split(" ");
            long last = Long.parseLong(words[0]);
            long entries = Long.parseLong(words[1]);
            List<JournalEntry> found = store.journal().after(last - entries, (int) entries);
            assertThat(found).hasSize((int) entries);
            assertThat(found.getLast().serial()).isEqualTo(last);
            assertThat(found).allMatch(entry -> entry.detail().equals(words[2]));
        }
    }
}
