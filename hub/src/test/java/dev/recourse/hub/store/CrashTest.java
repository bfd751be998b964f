package dev.recourse.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.listing.JournalEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kill -9 at random times. What was acknowledged is there afterwards, and the store is whole.
 *
 * <p>The property {@code recourse.crash.rounds} says how often, {@code recourse.crash.seed} at which times.
 */
class CrashTest {
    private static final int ROUNDS = Integer.getInteger("recourse.crash.rounds", 10);
    private static final long LONGEST_MILLIS = 1_500;

    @TempDir
    Path folder;

    @Test
    void what_was_acknowledged_outlives_kill_9() throws IOException, InterruptedException {
        Path file = folder.resolve("recourse.db");
        Random random = new Random(Long.getLong("recourse.crash.seed", 20_261_124));
        long acknowledged = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<String> lines = killed(file, round, random.nextLong(LONGEST_MILLIS));
            acknowledged += lines.size();
            try (SqlStore store =
                    SqlStore.open(new StoreLocation.Sqlite(file), StoreFixture.CATALOGUE, () -> StoreFixture.START)) {
                assertThere(store, lines);
                StoreFixture.assertReplayIsInForce(store);
            }
        }
        assertThat(acknowledged).isGreaterThan(ROUNDS);
    }

    /** The lines that the child wrote before it was killed. */
    private static List<String> killed(Path file, int round, long millis) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashChild.class.getName(),
                        file.toString(),
                        Integer.toString(round))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("ready");
            // The killer's time runs from the first line, so that every round kills a store at work.
            Thread killer = Thread.ofPlatform().start(() -> {
                try {
                    Thread.sleep(millis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                child.destroyForcibly();
            });
            readUntilKilled(out, lines);
            killer.join();
        }
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        // 128 and SIGKILL: it did not end by itself.
        assertThat(child.exitValue()).isEqualTo(137);
        return lines;
    }

    private static void readUntilKilled(BufferedReader out, List<String> lines) {
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            // A killed process closes its streams under the reader: what was not read is not counted as acknowledged.
            assertThat(e).hasMessageContainingAll("tream", "losed");
        }
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
