package dev.recourse.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java program in a process of its own that is killed at work, as by {@code kill -9}. */
public final class KilledProgram {
    /** 128 and SIGKILL: it did not end by itself. */
    private static final int KILLED = 137;

    private KilledProgram() {}

    /**
     * Runs it on this class path and kills it.
     *
     * @param millis how long after it has printed its first line, which is "ready": so it is always killed at work
     * @return the lines that it wrote after that
     */
    public static List<String> lines(Class<?> main, List<String> arguments, long millis)
            throws IOException, InterruptedException {
        Process child = new ProcessBuilder(command(main, arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("ready");
            Thread killer = Thread.ofPlatform().start(() -> killAfter(child, millis));
            readUntilKilled(out, lines);
            killer.join();
        }
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isEqualTo(KILLED);
        return lines;
    }

    private static List<String> command(Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                // It lives for two seconds: the second compiler would only take from the other one's time.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return command;
    }

    private static void killAfter(Process child, long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        child.destroyForcibly();
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
}
