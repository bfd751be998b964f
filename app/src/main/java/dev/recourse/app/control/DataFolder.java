package dev.recourse.app.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The data folder, held by this process until closed.
 *
 * <p>The lock is on a file of its own: locking the SQLite file from Java would drop SQLite's own locks when the channel
 * closes (POSIX locks belong to the process, not the channel).
 */
public final class DataFolder implements AutoCloseable {
    private static final String LOCK = "recourse.lock";
    private static final String SOCKET = "recourse.sock";

    /** Mode 0700, from the first moment on. */
    static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes the folder where it does not exist, for its owner alone, and holds it. A folder that is there keeps its mode.
     *
     * @throws FolderInUseException when another process holds it
     * @throws UncheckedIOException when it cannot be made or written
     */
    public static DataFolder hold(Path path) throws FolderInUseException {
        try {
            create(path);
            FileChannel channel = FileChannel.open(
                    path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                String holder = Files.readString(path.resolve(LOCK)).strip();
                channel.close();
                throw new FolderInUseException(path, holder);
            }
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(ProcessHandle.current().pid() + "\n"));
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder " + path + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static void create(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.createDirectory(path, OWNER_ALONE);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    public Path path() {
        return path;
    }

    /** Where the server that holds the folder listens for commands. */
    public static Path socket(Path folder) {
        return folder.resolve(SOCKET);
    }

    /** The file of the embedded store. */
    public static Path database(Path folder) {
        return folder.resolve("recourse.db");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another process holds the folder. */
    public static final class FolderInUseException extends Exception {
        private static final long serialVersionUID = 1L;

        FolderInUseException(Path folder, String holder) {
            super("the data folder " + folder + " is in use by another recourse"
                    + Optional.of(holder)
                            .filter(h -> h.matches("[0-9]+"))
                            .map(h -> " (process " + h + ")")
                            .orElse("")
                    + "; stop that one, or name another folder with --data");
        }
    }
}
