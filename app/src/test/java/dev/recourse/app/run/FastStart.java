package dev.recourse.app.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The file of loaded and linked classes that the launcher, too, makes after a build (JEP 514). The tests start some hundred
 * processes; with it each takes a third of the processor time.
 */
final class FastStart {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path CACHE = TARGET.resolve("start.aot");

    private FastStart() {}

    /** The file for the program as it is packed now; made where it is missing or of another build. */
    static synchronized Path cache(List<String> java, String classPath, String main) {
        try (FileChannel lock = FileChannel.open(
                        TARGET.resolve("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                // Another test process may be at it.
                var _ = lock.lock()) {
            if (!Files.exists(CACHE) || isOlderThanTheProgram()) {
                make(java, classPath, main);
            }
            return CACHE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOlderThanTheProgram() throws IOException {
        FileTime made = Files.getLastModifiedTime(CACHE);
        for (Path folder : List.of(TARGET, TARGET.resolve("lib"))) {
            for (Path jar : jars(folder)) {
                if (Files.getLastModifiedTime(jar).compareTo(made) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".jar")).toList();
        }
    }

    private static void make(List<String> java, String classPath, String main) throws IOException {
        Path folder = Files.createTempDirectory(TARGET, "train");
        Path made = folder.resolve("start.aot");
        Path log = TARGET.resolve("start.log");
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of("-XX:AOTCacheOutput=" + made, "-cp", classPath, main, "train", "--data", "data"));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("the program cannot be made ready for a fast start; see " + log);
        }
        Files.move(made, CACHE, StandardCopyOption.ATOMIC_MOVE);
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }
}
