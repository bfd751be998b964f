package dev.recourse.hub.publish;

import dev.recourse.core.list.Catalogue;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.core.snapshot.SnapshotException;
import dev.recourse.core.snapshot.SnapshotReader;
import dev.recourse.core.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The snapshot on disk. It is replaced whole (temporary file, fsync, rename, fsync of the folder), so that at every moment
 * there is one good file, whatever happens.
 */
public final class SnapshotFile {
    /** The name in the data folder. */
    public static final String NAME = "recourse.snapshot";

    private final Path path;
    private final Catalogue catalogue;

    public SnapshotFile(Path dataFolder, Catalogue catalogue) {
        this.path = dataFolder.resolve(NAME);
        this.catalogue = catalogue;
    }

    public Path path() {
        return path;
    }

    public boolean exists() {
        return Files.exists(path);
    }

    /**
     * Reads it.
     *
     * @throws SnapshotException when the file is not a whole snapshot
     * @throws IOException when it cannot be read
     */
    public Snapshot read() throws SnapshotException, IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            return SnapshotReader.read(mapped, catalogue);
        }
    }

    /**
     * Replaces it.
     *
     * @throws IOException when it could not; the old file is untouched
     */
    public void write(Snapshot snapshot) throws IOException {
        Path temporary = path.resolveSibling(NAME + ".new");
        ByteBuffer bytes = SnapshotWriter.write(snapshot, catalogue);
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        move(temporary);
        try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** Puts a damaged file out of the way, for a person to look at. */
    public Path setAside() throws IOException {
        Path aside = path.resolveSibling(NAME + ".damaged");
        Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
        return aside;
    }

    private void move(Path temporary) throws IOException {
        try {
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("this file system cannot rename in one step: " + path, e);
        }
    }
}
