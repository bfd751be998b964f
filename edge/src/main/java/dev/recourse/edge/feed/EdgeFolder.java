package dev.recourse.edge.feed;

import dev.recourse.core.snapshot.BufferedOutput;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.core.snapshot.SnapshotException;
import dev.recourse.core.snapshot.SnapshotReader;
import dev.recourse.core.snapshot.SnapshotWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * What an edge keeps on disk: one good snapshot at every moment, and a note of how far it has been. The snapshot is written
 * by the edge itself and so has checksums but no signature: whoever can change this folder is the edge.
 */
public final class EdgeFolder {
    static final String SNAPSHOT = "edge.snapshot";
    static final String NOTE = "edge.position";

    private final Path snapshot;
    private final Path note;

    /** @param path a folder that this process holds */
    public EdgeFolder(Path path) {
        this.snapshot = path.resolve(SNAPSHOT);
        this.note = path.resolve(NOTE);
    }

    /**
     * The snapshot of last time.
     *
     * @throws SnapshotException when it is damaged: it has been put aside then
     * @throws IOException when it cannot be read
     */
    Optional<Snapshot> read() throws SnapshotException, IOException {
        if (!Files.exists(snapshot)) {
            return Optional.empty();
        }
        try {
            return Optional.of(SnapshotReader.read(map(snapshot)));
        } catch (SnapshotException e) {
            Path aside = snapshot.resolveSibling(SNAPSHOT + ".damaged");
            Files.move(snapshot, aside, StandardCopyOption.REPLACE_EXISTING);
            throw new SnapshotException(e.getMessage() + "; it is kept as " + aside.getFileName());
        }
    }

    /**
     * What was noted last; nothing where that cannot be read.
     *
     * @throws IOException when the file is there and is not one of ours: to forget how far the edge has been must be asked for
     */
    Noted noted() throws IOException {
        if (!Files.exists(note)) {
            return Noted.NOTHING;
        }
        try {
            return Noted.parse(Files.readString(note));
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    note + " is damaged; remove it, and the edge believes the next snapshot of its hub however old", e);
        }
    }

    void note(Noted noted) throws IOException {
        Path temporary = note.resolveSibling(NOTE + ".new");
        Files.writeString(temporary, noted.toString());
        replace(temporary, note);
    }

    /** Where a snapshot from the hub is put until it is believed. */
    private Path arrivingFile() {
        return snapshot.resolveSibling(SNAPSHOT + ".arriving");
    }

    /** The snapshot that comes from the hub. */
    Arriving arriving(Arriving.Judge judge) {
        return new Arriving(arrivingFile(), judge);
    }

    /** The bytes of what arrived. */
    MemorySegment arrived() throws IOException {
        return map(arrivingFile());
    }

    /** What arrived is the snapshot from now on. */
    void accept() throws IOException {
        try (FileChannel channel = FileChannel.open(arrivingFile(), StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        replace(arrivingFile(), snapshot);
    }

    /**
     * Writes a snapshot, and reads what was written: its table is a base without changes.
     *
     * @throws IOException when it could not; the old one is untouched
     */
    Snapshot write(Snapshot what, long now) throws IOException {
        Path temporary = snapshot.resolveSibling(SNAPSHOT + ".new");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            SnapshotWriter.write(
                    what, now, Optional.empty(), new BufferedOutput((bytes, at) -> writeAll(channel, bytes, at)));
            channel.force(true);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        try {
            Snapshot written = SnapshotReader.read(map(temporary));
            replace(temporary, snapshot);
            return written;
        } catch (SnapshotException e) {
            throw new IOException("what was just written to " + temporary + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes, long at) {
        try {
            long next = at;
            while (bytes.hasRemaining()) {
                next += channel.write(bytes, next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MemorySegment map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            // Unmapped when nothing answers from it any more, which only the garbage collector knows.
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        }
    }

    private static void replace(Path temporary, Path file) throws IOException {
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
