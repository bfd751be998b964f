package dev.recourse.hub.publish;

import dev.recourse.core.snapshot.BufferedOutput;
import dev.recourse.core.snapshot.SnapshotWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Replaces a file as a whole: another is written beside it and forced to the disk, and then takes its name. So at every moment
 * the name leads to one good file, whatever happens.
 */
public final class FileReplacement {
    private final Path target;
    private final Path temporary;

    private FileReplacement(Path target) {
        this.target = target;
        this.temporary = target.resolveSibling(target.getFileName() + ".new");
    }

    /** A replacement of this file, which need not exist. */
    public static FileReplacement of(Path target) {
        return new FileReplacement(target.toAbsolutePath());
    }

    /** Where it is written. */
    Path temporary() {
        return temporary;
    }

    /**
     * Writes it.
     *
     * @throws IOException when it could not; the target is untouched, and nothing is left beside it
     */
    public void write(Consumer<SnapshotWriter.Output> contents) throws IOException {
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            contents.accept(new BufferedOutput((bytes, at) -> writeAll(channel, bytes, at)));
            channel.force(true);
        } catch (UncheckedIOException e) {
            Files.deleteIfExists(temporary);
            throw e.getCause();
        } catch (RuntimeException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    /**
     * Gives it the target's name.
     *
     * @throws IOException when the file system cannot do that in one step
     */
    public void commit() throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("this file system cannot rename in one step: " + target, e);
        }
        try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
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
}
