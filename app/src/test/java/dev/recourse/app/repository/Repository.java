package dev.recourse.app.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of this repository, as .gitignore leaves them. */
public final class Repository {
    private static final Set<String> TEXT = Set.of(
            "java", "md", "xml", "tsv", "sql", "html", "css", "svg", "txt", "properties", "conf", "sh", "yml", "yaml");

    private Repository() {}

    /** The folder with the launcher. */
    public static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, Objects::nonNull, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("recourse")) && Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not inside the repository: " + here));
    }

    /** Every file whose content is text, relative to the root, in order. */
    public static List<Path> textFiles() {
        Path root = root();
        Set<String> ignored = ignored(root);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .filter(file -> !isIgnored(file, ignored) && isText(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #textFiles}, of one kind. */
    public static List<Path> files(String extension) {
        return textFiles().stream()
                .filter(file -> file.toString().endsWith("." + extension))
                .toList();
    }

    public static String text(Path relative) {
        try {
            return Files.readString(root().resolve(relative));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(String relative) {
        return text(Path.of(relative));
    }

    private static Set<String> ignored(Path root) {
        try (Stream<String> lines = Files.lines(root.resolve(".gitignore"))) {
            return lines.map(line -> line.replaceAll("^[*/]+|/$", "")).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isIgnored(Path file, Set<String> ignored) {
        for (Path part : file) {
            String name = part.toString();
            if (name.equals(".git") || ignored.contains(name) || ignored.contains(extension(name))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isText(Path file) {
        String name = file.getName(file.getNameCount() - 1).toString();
        return name.indexOf('.') < 0 || TEXT.contains(extension(name).substring(1));
    }

    private static String extension(String name) {
        return name.indexOf('.') < 0 ? "." : name.substring(name.lastIndexOf('.'));
    }
}
