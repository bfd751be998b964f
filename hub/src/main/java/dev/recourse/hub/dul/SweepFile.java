package dev.recourse.hub.dul;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.listing.RefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a sweep has found, in the form of a data set with the time as its third column. The lines of one reverse zone are
 * written at once, end with {@code # done PREFIX}, and are on the disk before the zone counts as done: what a process that died
 * left behind the last such line is cut off, and that zone is read again.
 */
final class SweepFile implements AutoCloseable {
    private static final String RANGES = "# ranges ";
    private static final String DONE = "# done ";

    private final FileChannel channel;
    private final Set<Prefix> done;

    private SweepFile(FileChannel channel, Set<Prefix> done) {
        this.channel = channel;
        this.done = done;
    }

    /**
     * The file of that sweep.
     *
     * @throws RefusedException when there is none
     */
    static Path of(DulFolder folder, String name) {
        Path path = path(folder, name);
        if (!Files.isRegularFile(path)) {
            throw new RefusedException("there is no sweep '" + name + "'");
        }
        return path;
    }

    private static Path path(DulFolder folder, String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,31}")) {
            throw new RefusedException(
                    "'" + name + "' is not the name of a sweep: 1 to 32 letters, digits, '_' or '-'");
        }
        return folder.sweeps().resolve(name + ".tsv");
    }

    /**
     * Begins a sweep of these ranges, or goes on with it.
     *
     * @throws RefusedException when the sweep of that name has other ranges
     */
    static SweepFile open(DulFolder folder, String name, List<Prefix> ranges) {
        Path path = path(folder, name);
        try {
            Files.createDirectories(folder.sweeps());
            Set<Prefix> done = new HashSet<>();
            String head = RANGES + ranges + "\n";
            long whole = Files.exists(path) ? whole(path, head, done) : 0;
            FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel.truncate(whole);
            channel.position(whole);
            SweepFile file = new SweepFile(channel, done);
            if (whole == 0) {
                file.write(head);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    /** Up to where the file is whole, in bytes. All of it is ASCII but for odd names, so bytes are counted. */
    private static long whole(Path path, String head, Set<Prefix> done) throws IOException {
        long size = Files.size(path);
        long read = 0;
        long whole = 0;
        try (BufferedReader in = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                read += line.length() + 1;
                if (read > size) {
                    // The last line has no end.
                    return whole;
                }
                if (line.startsWith(RANGES)) {
                    if (!(line + "\n").equals(head)) {
                        throw new RefusedException("the sweep of that name is of " + line.substring(RANGES.length())
                                + ": give those ranges to go on with it, or another name");
                    }
                    whole = read;
                } else if (line.startsWith(DONE)) {
                    done.add(Prefix.parse(line.substring(DONE.length())));
                    whole = read;
                }
            }
        }
        return whole;
    }

    boolean isDone(Prefix zone) {
        synchronized (done) {
            return done.contains(zone);
        }
    }

    /** Keeps the lines of a zone; on return they are on the disk. */
    void done(Prefix zone, StringBuilder lines) {
        try {
            synchronized (done) {
                write(lines + DONE + zone + "\n");
                done.add(zone);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("what was found cannot be kept: " + e.getMessage(), e);
        }
    }

    private void write(String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
