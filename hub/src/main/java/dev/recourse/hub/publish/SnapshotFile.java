package dev.recourse.hub.publish;

import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Policy;
import dev.recourse.core.snapshot.SigningKey;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.core.snapshot.SnapshotException;
import dev.recourse.core.snapshot.SnapshotReader;
import dev.recourse.core.snapshot.SnapshotWriter;
import dev.recourse.core.table.ListingTable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The snapshot on disk. It is replaced whole (temporary file, fsync, rename, fsync of the folder), so that at every moment
 * there is one good file, whatever happens. What was read or written is answered from in place, from the mapped file.
 */
public final class SnapshotFile {
    /** The name in the data folder. */
    public static final String NAME = "recourse.snapshot";

    private final Path path;
    /** Replaced whole, by the publisher. */
    private volatile Policy policy;

    private final InstantSource clock;
    private final Optional<SigningKey> key;

    /**
     * @param policy what is published now, whatever a file says
     * @param key signs what is written
     */
    public SnapshotFile(Path dataFolder, Policy policy, InstantSource clock, Optional<SigningKey> key) {
        this.path = dataFolder.resolve(NAME);
        this.policy = policy;
        this.clock = clock;
        this.key = key;
    }

    public Path path() {
        return path;
    }

    public boolean exists() {
        return Files.exists(path);
    }

    /** What is published from now on, of the same lists. */
    void publish(Policy next) {
        policy = next;
    }

    /** What is answered where there is no file. */
    public Snapshot nothing() {
        return new Snapshot(0, 0, 0, policy, ListingTable.EMPTY);
    }

    /**
     * Reads it.
     *
     * @throws SnapshotException when the file is not a whole snapshot, or is of other lists than are published now
     * @throws IOException when it cannot be read
     */
    public Snapshot read() throws SnapshotException, IOException {
        Snapshot read = mapped(path);
        if (!sameLists(read.policy())) {
            throw new SnapshotException("it is of other lists or criteria than this version of the program has");
        }
        return published(read);
    }

    /**
     * Its bytes, which stay the same when the file is replaced.
     *
     * @throws IOException when it cannot be read
     */
    public MemorySegment map() throws IOException {
        return bytes(path);
    }

    /**
     * Replaces it, and reads what was written: its table is a base without changes.
     *
     * @throws IOException when it could not; the old file is untouched
     */
    public Snapshot write(Snapshot snapshot) throws IOException {
        FileReplacement replacement = FileReplacement.of(path);
        replacement.write(out -> SnapshotWriter.write(snapshot, clock.instant().getEpochSecond(), key, out));
        // Mapped before it has its name: whoever sees the name sees a file that could be read.
        Snapshot written = reread(replacement.temporary());
        replacement.commit();
        return written;
    }

    /**
     * Makes the table of the snapshot one without changes, by a file that has no name afterwards: a state on the way that must
     * never be answered from, not after a crash either.
     */
    Snapshot compacted(Snapshot snapshot) throws IOException {
        FileReplacement scratch = FileReplacement.of(path.resolveSibling(NAME + ".scratch"));
        scratch.write(out -> SnapshotWriter.write(snapshot, clock.instant().getEpochSecond(), key, out));
        Snapshot compacted = reread(scratch.temporary());
        Files.delete(scratch.temporary());
        return compacted;
    }

    /** Puts a damaged file out of the way, for a person to look at. */
    public Path setAside() throws IOException {
        Path aside = path.resolveSibling(NAME + ".damaged");
        Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
        return aside;
    }

    private Snapshot reread(Path file) throws IOException {
        try {
            return published(mapped(file));
        } catch (SnapshotException e) {
            throw new IOException("what was just written to " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Snapshot mapped(Path file) throws SnapshotException, IOException {
        return SnapshotReader.read(bytes(file));
    }

    private static MemorySegment bytes(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            // Unmapped when nobody uses it any more, which only the garbage collector knows.
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        }
    }

    private Snapshot published(Snapshot read) {
        return new Snapshot(read.epoch(), read.serial(), read.changedAt(), policy, read.table());
    }

    /** Entries name lists and criteria by their place. TTLs and texts may have changed. */
    private boolean sameLists(Policy other) {
        return other.catalogue().lists().stream()
                .map(SnapshotFile::identity)
                .toList()
                .equals(policy.catalogue().lists().stream()
                        .map(SnapshotFile::identity)
                        .toList());
    }

    private static String identity(BlockList list) {
        StringBuilder identity = new StringBuilder(list.name());
        list.criteria()
                .forEach(c ->
                        identity.append(' ').append(c.reference()).append('=').append(c.codeText()));
        return identity.toString();
    }
}
