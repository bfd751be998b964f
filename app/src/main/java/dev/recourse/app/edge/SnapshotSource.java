package dev.recourse.app.edge;

import dev.recourse.core.format.FormatException;
import dev.recourse.core.snapshot.PublicKey;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.core.snapshot.SnapshotException;
import dev.recourse.core.snapshot.SnapshotReader;
import dev.recourse.core.table.ListingTable;
import dev.recourse.core.table.MemoryTable;
import dev.recourse.hub.intake.ImportException;
import dev.recourse.hub.intake.ImportProgress;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** Where an edge by itself has its answers from. */
public sealed interface SnapshotSource {
    /** The files to watch. */
    List<Path> files();

    /** Whether what they say has an order: then something older is never taken for newer. */
    boolean ordered();

    /**
     * What the files say now.
     *
     * @throws UnusableException with a plain reason; what was answered before goes on
     */
    Snapshot load() throws UnusableException;

    /** The files cannot be answered from. The message says which, and why. */
    final class UnusableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnusableException(String reason, Throwable cause) {
            super(reason, cause);
        }
    }

    /**
     * A snapshot file. It is mapped, and must be replaced by renaming, never written over.
     *
     * @param trusted who may have signed it; empty: it need not be signed
     */
    record OfSnapshot(Path file, Set<PublicKey> trusted) implements SnapshotSource {
        @Override
        public List<Path> files() {
            return List.of(file);
        }

        @Override
        public boolean ordered() {
            return true;
        }

        @Override
        public Snapshot load() throws UnusableException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
                if (!trusted.isEmpty()) {
                    SnapshotReader.requireSignedBy(trusted, bytes);
                }
                return SnapshotReader.read(bytes);
            } catch (SnapshotException e) {
                throw new UnusableException("the snapshot " + file + " is not used: " + e.getMessage(), e);
            } catch (IOException e) {
                throw new UnusableException("the snapshot " + file + " cannot be read: " + e.getMessage(), e);
            }
        }
    }

    /** List files, as rbldnsd is given them. */
    record OfZones(List<ListArgument> arguments, InstantSource clock, ImportProgress progress)
            implements SnapshotSource {
        @Override
        public List<Path> files() {
            return arguments.stream().flatMap(a -> a.files().stream()).toList();
        }

        /** Whoever puts yesterday's file back wants yesterday's answers, as with rbldnsd. */
        @Override
        public boolean ordered() {
            return false;
        }

        @Override
        public Snapshot load() throws UnusableException {
            try {
                long now = clock.instant().getEpochSecond();
                FileLists.Made made = FileLists.ofZones(arguments, now, progress);
                Snapshot head = made.head();
                ListingTable table = ListingTable.of(
                        MemoryTable.of(made.entries(), now, head.policy().longestTtl()));
                return head.at(serial(now), now, table);
            } catch (FormatException | ImportException e) {
                throw new UnusableException(String.valueOf(e.getMessage()), e);
            }
        }

        /** The time of the youngest file, as rbldnsd has it where a file says no serial. */
        private long serial(long now) {
            long youngest = 0;
            for (Path file : files()) {
                try {
                    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                    youngest = Math.max(
                            youngest, attributes.lastModifiedTime().toMillis() / 1_000);
                } catch (IOException e) {
                    return now;
                }
            }
            return youngest;
        }
    }
}
