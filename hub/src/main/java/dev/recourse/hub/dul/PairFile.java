package dev.recourse.hub.dul;

import dev.recourse.core.format.FormatException;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.intake.ImportProgress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a data set of any size, line by line, into a sorter. */
final class PairFile {
    private static final int LONGEST_LINE = 16_384;
    private static final int CHUNK = 1 << 18;

    private final Path path;
    private final PairSorter sorter;
    private final PairLine line;
    private final long readAt;
    private final boolean timed;

    private PairFile(Path path, PairSorter sorter, long readAt, boolean timed) {
        this.path = path;
        this.sorter = sorter;
        this.line = new PairLine(path.toString());
        this.readAt = readAt;
        this.timed = timed;
    }

    /** Reads the data set of others, all of it read at this time. */
    static void read(Path path, long readAt, PairSorter sorter, ImportProgress progress) {
        new PairFile(path, sorter, readAt, false).read(progress);
    }

    /** Reads what a sweep has written, each line with its time. */
    static void readSweep(Path path, PairSorter sorter, ImportProgress progress) {
        new PairFile(path, sorter, 0, true).read(progress);
    }

    private void read(ImportProgress progress) {
        if (!Files.isRegularFile(path)) {
            throw new RefusedException("cannot read " + path + ": "
                    + (Files.exists(path) ? "it is not a regular file" : "there is no such file"));
        }
        try (InputStream in = Files.newInputStream(path)) {
            read(in, Files.size(path), progress);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private void read(InputStream in, long total, ImportProgress progress) throws IOException {
        byte[] buffer = new byte[CHUNK];
        int kept = 0;
        long done = 0;
        for (int got = in.read(buffer, 0, CHUNK); got >= 0; got = in.read(buffer, kept, CHUNK - kept)) {
            if (done == 0) {
                requireText(buffer, got);
            }
            int end = kept + got;
            int from = 0;
            for (int i = kept; i < end; i++) {
                if (buffer[i] == '\n') {
                    take(buffer, from, i);
                    from = i + 1;
                }
            }
            kept = end - from;
            if (kept > LONGEST_LINE) {
                throw new FormatException(path.toString(), 1, "a line is longer than " + LONGEST_LINE + " bytes");
            }
            System.arraycopy(buffer, from, buffer, 0, kept);
            done += got;
            progress.read(done, total);
        }
        if (kept > 0) {
            take(buffer, 0, kept);
        }
    }

    private void take(byte[] buffer, int from, int end) {
        if (line.is(buffer, from, end)) {
            sorter.add(line.address(), buffer, line.nameFrom(), line.nameLength(), timed ? line.time() : readAt);
        }
    }

    private void requireText(byte[] buffer, int size) {
        if (size > 1 && (buffer[0] & 0xff) == 0x1f && (buffer[1] & 0xff) == 0x8b) {
            throw new FormatException(path.toString(), 1, "the file is compressed (gzip): unpack it first");
        }
    }
}
