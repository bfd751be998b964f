package dev.recourse.hub.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is turned off, in a file of the data folder, because it must hold before the store is open
 * (docs/decisions/0031). A line is its kind, names and times with tabs between, the reason last.
 */
final class SwitchFile {
    /** The name in the data folder. */
    static final String NAME = "recourse.switches";

    private static final String HEAD = "# What is turned off (recourse resume-answering, recourse list close --cancel)";

    private final Path path;

    SwitchFile(Path folder) {
        this.path = folder.resolve(NAME);
    }

    /**
     * Reads it.
     *
     * @throws IOException with a sentence for the operator. To go on as if nothing were turned off would list again what a
     *     person had stopped.
     */
    Switches read() throws IOException {
        if (!Files.exists(path)) {
            return Switches.NONE;
        }
        List<Switch> switches = new ArrayList<>();
        List<String> lines = Files.readAllLines(path);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith("#")) {
                switches.add(parsed(lines.get(i), i + 1));
            }
        }
        return new Switches(switches);
    }

    private Switch parsed(String line, int number) throws IOException {
        String[] parts = line.split("\t", -1);
        try {
            return switch (parts[0] + " " + parts.length) {
                case "stop-all 3" -> new Switch.AllStopped(Instant.parse(parts[1]), parts[2]);
                case "stop-zone 4" -> new Switch.ZoneStopped(parts[1], Instant.parse(parts[2]), parts[3]);
                case "stop-list 4" -> new Switch.ListStopped(parts[1], Instant.parse(parts[2]), parts[3]);
                case "close-list 5" ->
                    new Switch.ListClosing(parts[1], Instant.parse(parts[2]), Instant.parse(parts[3]), parts[4]);
                default -> throw new DateTimeException("not a line of it");
            };
        } catch (DateTimeException e) {
            throw new IOException(
                    path + ":" + number + ": '" + line + "' does not say what is turned off; nothing is answered before"
                            + " that is known: correct the line, or remove the file if nothing is to be turned off",
                    e);
        }
    }

    /** Replaces it: on return it is on the disk. */
    void write(Switches switches) throws IOException {
        String text =
                HEAD + "\n" + switches.list().stream().map(SwitchFile::line).collect(Collectors.joining());
        Path temporary = path.resolveSibling(NAME + ".new");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static String line(Switch each) {
        return switch (each) {
            case Switch.AllStopped all -> line("stop-all", all.since(), all.reason());
            case Switch.ZoneStopped zone -> line("stop-zone", zone.zone(), zone.since(), zone.reason());
            case Switch.ListStopped list -> line("stop-list", list.list(), list.since(), list.reason());
            case Switch.ListClosing closing ->
                line("close-list", closing.list(), closing.at(), closing.since(), closing.reason());
        };
    }

    private static String line(Object... parts) {
        return List.of(parts).stream().map(Object::toString).collect(Collectors.joining("\t", "", "\n"));
    }
}
