package dev.recourse.app.run;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as it was packed, run in processes of its own, in one working folder. */
final class BuiltProgram {
    private static final String MAIN = "dev.recourse.app.Main";

    private final Path folder;

    BuiltProgram(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** A command that has ended. */
    record Ended(int code, String out, String err) {}

    /** Runs a command to its end. */
    Ended run(String... arguments) {
        try {
            Process process = start(arguments);
            process.getOutputStream().close();
            // Both are read at once, or a full pipe would stop the program.
            StringBuilder err = new StringBuilder();
            Thread reader =
                    Thread.ofVirtual().start(() -> err.append(text(process.errorReader(StandardCharsets.UTF_8))));
            String out = text(process.inputReader(StandardCharsets.UTF_8));
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("did not end: " + String.join(" ", arguments));
            }
            reader.join();
            return new Ended(process.exitValue(), out, err.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts it and comes back at once. */
    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(command());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(folder.toFile()).start();
    }

    /** The words in front of the arguments. */
    static List<String> command() {
        Path target = Path.of("target").toAbsolutePath();
        String classPath = target.resolve("lib") + "/*:" + target.resolve(jar());
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As the launcher starts it, but for the second compiler: these processes end before it pays.
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:disable",
                "-Xlog:all=error:stderr");
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of("-XX:AOTCache=" + FastStart.cache(java, classPath, MAIN), "-cp", classPath, MAIN));
        return command;
    }

    private static String jar() {
        String[] jars = Path.of("target").toFile().list((dir, name) -> name.matches("app-[0-9].*\\.jar"));
        if (jars == null || jars.length != 1) {
            throw new IllegalStateException("no packed program: run this after the package phase");
        }
        return jars[0];
    }

    private static String text(Reader reader) {
        try (reader) {
            StringWriter all = new StringWriter();
            reader.transferTo(all);
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
