package dev.recourse.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The inputs that a fuzz target is known to find interesting, from the folder {@code corpus/NAME} beside it in the test
 * resources. A build runs the target on each of them, and on each cut short, made longer and changed; {@code system/fuzz}
 * begins from the same files.
 */
public final class Corpus {
    /** At most so many cuts and as many changes of one file: evenly spread over a longer one. */
    private static final int VARIANTS = 256;

    private Corpus() {}

    /**
     * Runs the target on every file of its corpus and what is made of it.
     *
     * @param target the class with {@code fuzzerTestOneInput}; its simple name is that of the folder
     * @return how often the target ran
     * @throws AssertionError naming the input, in hexadecimal, where the target threw
     */
    public static int replay(Class<?> target, Consumer<byte[]> run) {
        return replay(target, VARIANTS, run);
    }

    /**
     * As the other, for a target that takes long.
     *
     * @param variants at most so many cuts and as many changes of one file
     */
    public static int replay(Class<?> target, int variants, Consumer<byte[]> run) {
        List<Path> files = files(target);
        int runs = one(target, "nothing", new byte[0], run);
        for (Path file : files) {
            runs += variants(target, file, variants, run);
        }
        if (runs == 1) {
            throw new AssertionError("there is no corpus of " + target.getSimpleName());
        }
        return runs;
    }

    private static int variants(Class<?> target, Path file, int variants, Consumer<byte[]> run) {
        byte[] whole = read(file);
        int runs = one(target, file + ", whole", whole, run);
        runs += one(target, file + ", one byte longer", Arrays.copyOf(whole, whole.length + 1), run);
        int step = Math.max(1, whole.length / variants);
        for (int at = 0; at < whole.length; at += step) {
            runs += one(target, file + ", cut at byte " + at, Arrays.copyOf(whole, at), run);
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << at % Byte.SIZE);
            runs += one(target, file + ", byte " + at + " changed", changed, run);
        }
        return runs;
    }

    private static int one(Class<?> target, String what, byte[] input, Consumer<byte[]> run) {
        try {
            run.accept(input);
            return 1;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(
                    target.getSimpleName() + " on " + what + ": "
                            + HexFormat.of().formatHex(input),
                    e);
        }
    }

    private static List<Path> files(Class<?> target) {
        String name = "corpus/" + target.getSimpleName();
        URL folder = target.getResource(name);
        if (folder == null) {
            throw new AssertionError("there is no folder " + name + " beside " + target);
        }
        try (Stream<Path> files = Files.list(Path.of(uri(folder)))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI uri(URL url) {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
