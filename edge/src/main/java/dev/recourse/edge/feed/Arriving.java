package dev.recourse.edge.feed;

import dev.recourse.core.snapshot.SnapshotException;
import dev.recourse.core.snapshot.SnapshotReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A snapshot on its way from the hub. Its header is judged before the rest is fetched, and where the way is cut, what has come
 * stays and is gone on from.
 */
final class Arriving {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Judge judge;

    /** Says whether what begins so is wanted. */
    @FunctionalInterface
    interface Judge {
        /** @throws SnapshotException when it is not, and why */
        void require(MemorySegment header) throws SnapshotException;
    }

    /**
     * What is there of an attempt before.
     *
     * @param tag of the snapshot, as the hub names it
     * @param length how many of its bytes have come
     */
    record Part(String tag, long length) {}

    Arriving(Path file, Judge judge) {
        this.file = file;
        this.judge = judge;
    }

    /** What is there and is still wanted; nothing where all has come: then something was wrong with it. */
    Optional<Part> part() throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            MemorySegment header = MemorySegment.ofArray(in.readNBytes(SnapshotReader.headerBytes()));
            long length = Files.size(file);
            judge.require(header);
            return SnapshotReader.about(header).length() > length
                    ? Optional.of(new Part(SnapshotReader.tag(header), length))
                    : Optional.empty();
        } catch (SnapshotException e) {
            return Optional.empty();
        }
    }

    /**
     * Takes one from its beginning.
     *
     * @throws SnapshotException when it is not wanted: no more than its header was read
     * @throws EOFException when the way was cut; what came is kept
     */
    void begin(InputStream in) throws IOException, SnapshotException {
        byte[] header = in.readNBytes(SnapshotReader.headerBytes());
        judge.require(MemorySegment.ofArray(header));
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(header);
            rest(in, out, length(header) - header.length);
        }
    }

    /**
     * Takes what is behind the part that is there.
     *
     * @throws EOFException when the way was cut again
     */
    void goOn(InputStream in) throws IOException, SnapshotException {
        byte[] header;
        try (InputStream there = Files.newInputStream(file)) {
            header = there.readNBytes(SnapshotReader.headerBytes());
        }
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            rest(in, out, length(header) - Files.size(file));
        }
    }

    private static long length(byte[] header) throws SnapshotException {
        return SnapshotReader.about(MemorySegment.ofArray(header)).length();
    }

    /** Never more than the header says: whoever sends without an end does not fill the disk. */
    private static void rest(InputStream in, OutputStream out, long length) throws IOException {
        byte[] some = new byte[BUFFER];
        long left = length;
        while (left > 0) {
            int read = in.read(some, 0, (int) Math.min(some.length, left));
            if (read < 0) {
                throw new EOFException("the snapshot was cut off, " + left + " bytes before its end");
            }
            out.write(some, 0, read);
            left -= read;
        }
    }

    /** Forgets what came: it is not what it says. */
    void discard() throws IOException {
        Files.deleteIfExists(file);
    }
}
