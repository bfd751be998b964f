package dev.recourse.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A command that has run to its end.
 *
 * @param output both streams
 */
record Command(int exitCode, String output) {

    /** Runs it with that input. */
    static Command run(String input, List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Command(process.onExit().join().exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it, fails the test unless it ends with 0, and returns what it printed. */
    static String succeeds(String... command) {
        Command done = run("", List.of(command));
        assertThat(done.exitCode())
                .as("%s\n%s", String.join(" ", command), done.output())
                .isZero();
        return done.output();
    }
}
