package dev.recourse.hub.publish;

import dev.recourse.hub.store.Position;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The SOA serials on disk: a few lines of text, replaced whole (temporary file, fsync, rename, fsync of the folder). */
public final class ZoneSerialFile {
    /** The name in the data folder. */
    public static final String NAME = "zone.serials";

    private static final String HEAD = "recourse zone serials 1";
    private static final ZoneSerials.State NOTHING = new ZoneSerials.State(new Position(0, 0), Map.of(), Map.of());

    private final Path path;

    public ZoneSerialFile(Path dataFolder) {
        this.path = dataFolder.resolve(NAME);
    }

    /** What it says; nothing where there is none, or where it is damaged. */
    ZoneSerials.State read(Consumer<String> warnings) throws IOException {
        if (!Files.exists(path)) {
            return NOTHING;
        }
        try {
            return parse(Files.readAllLines(path));
        } catch (IllegalArgumentException | MalformedInputException e) {
            warnings.accept(path + " is damaged; the SOA serials of all zones begin again from the time of now");
            return NOTHING;
        }
    }

    private static ZoneSerials.State parse(List<String> lines) {
        if (lines.size() < 3
                || !lines.getFirst().equals(HEAD)
                || !lines.getLast().equals("end")) {
            throw new IllegalArgumentException();
        }
        String[] position = words(lines.get(1), "position");
        Map<String, Long> serials = new HashMap<>();
        Map<String, String> fingerprints = new HashMap<>();
        for (String line : lines.subList(2, lines.size() - 1)) {
            String[] words = line.split(" ", -1);
            if (words.length != 3) {
                throw new IllegalArgumentException();
            }
            serials.put(words[0], serial(words[1]));
            fingerprints.put(words[0], words[2]);
        }
        return new ZoneSerials.State(
                new Position(Long.parseLong(position[1]), Long.parseLong(position[2])), serials, fingerprints);
    }

    private static String[] words(String line, String first) {
        String[] words = line.split(" ", -1);
        if (words.length != 3 || !words[0].equals(first)) {
            throw new IllegalArgumentException();
        }
        return words;
    }

    private static long serial(String word) {
        return Integer.toUnsignedLong(Integer.parseUnsignedInt(word));
    }

    /**
     * Replaces it.
     *
     * @throws IOException when it could not; the old file is untouched
     */
    void write(ZoneSerials.State state) throws IOException {
        StringBuilder text = new StringBuilder(HEAD + "\n")
                .append("position " + state.position().epoch() + " "
                        + state.position().serial() + "\n");
        new TreeMap<>(state.serials())
                .forEach((zone, serial) -> text.append(
                        zone + " " + serial + " " + state.fingerprints().getOrDefault(zone, "-") + "\n"));
        replace(text.append("end\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    private void replace(byte[] octets) throws IOException {
        Path temporary = path.resolveSibling(NAME + ".new");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer left = ByteBuffer.wrap(octets);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
