package dev.recourse.hub.intake;

import dev.recourse.core.format.FormatException;
import dev.recourse.core.format.ListReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** Feeds files to a reader, line by line, with a limit on the length of a line: what is no text has no lines. */
final class FileLines {
    private static final int LONGEST_LINE = 16_384;
    private static final int CHUNK = 1 << 16;

    private final ListReader reader;
    private final ImportProgress progress;
    private final long total;
    private long read;

    private FileLines(ListReader reader, ImportProgress progress, long total) {
        this.reader = reader;
        this.progress = progress;
        this.total = total;
    }

    /**
     * Feeds all of them.
     *
     * @throws FormatException where the reader refuses a line
     * @throws ImportException when a file cannot be read
     */
    static void feed(List<Path> files, ListReader reader, ImportProgress progress) {
        long total = 0;
        for (Path file : files) {
            total += size(file);
        }
        FileLines lines = new FileLines(reader, progress, total);
        files.forEach(lines::feed);
    }

    /** Feeds what comes from a stream, in whatever pieces. */
    static void feed(InputStream in, String name, ListReader reader) throws IOException {
        reader.beginFile(name);
        new FileLines(reader, ImportProgress.NONE, 0).feed(in, name);
    }

    private void feed(Path file) {
        String name = file.toString();
        reader.beginFile(name);
        try (InputStream in = Files.newInputStream(file)) {
            feed(in, name);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private void feed(InputStream in, String name) throws IOException {
        byte[] buffer = new byte[CHUNK];
        int kept = 0;
        int line = 0;
        while (true) {
            int got = in.read(buffer, kept, buffer.length - kept);
            int end = kept + Math.max(got, 0);
            if (line == 0 && got > 0) {
                requireText(buffer, end, name);
            }
            int from = 0;
            for (int i = kept; i < end; i++) {
                if (buffer[i] == '\n') {
                    requireShort(i - from, name, line + 1);
                    reader.line(text(buffer, from, i, line++ == 0));
                    from = i + 1;
                }
            }
            kept = end - from;
            requireShort(kept, name, line + 1);
            if (got < 0) {
                if (kept > 0) {
                    reader.line(text(buffer, from, end, line == 0));
                }
                reader.endFile(kept == 0);
                return;
            }
            System.arraycopy(buffer, from, buffer, 0, kept);
            read += got;
            progress.read(read, total);
        }
    }

    private static void requireShort(int length, String name, int line) {
        if (length > LONGEST_LINE) {
            throw new FormatException(name, line, "the line is longer than " + LONGEST_LINE + " bytes");
        }
    }

    /** A download often brings something else than the list. */
    private static void requireText(byte[] buffer, int end, String name) {
        if (end >= 2 && (buffer[0] & 0xff) == 0x1f && (buffer[1] & 0xff) == 0x8b) {
            throw new FormatException(name, 1, "the file is compressed (gzip): unpack it first");
        }
        String start = text(buffer, 0, Math.min(end, 200), true).stripLeading();
        if (start.startsWith("<")) {
            throw new FormatException(name, 1, "the file is a web page or XML, not a list");
        }
    }

    private static String text(byte[] buffer, int from, int end, boolean first) {
        boolean mark = first && end - from >= 3 && new String(buffer, from, 3, StandardCharsets.UTF_8).equals("\ufeff");
        int start = mark ? from + 3 : from;
        int stop = end > start && buffer[end - 1] == '\r' ? end - 1 : end;
        return new String(buffer, start, stop - start, StandardCharsets.UTF_8);
    }

    private static long size(Path file) {
        try {
            requireFile(file);
            return Files.size(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Read in the server: there a pipe may wait for ever, and /dev/stdin and /dev/fd/N are other files than the caller's. */
    private static void requireFile(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        Path named = file.toAbsolutePath().normalize();
        boolean ofAProcess = named.startsWith("/dev") || named.startsWith("/proc");
        if (attributes.isDirectory()) {
            throw new ImportException("cannot read " + file + ": it is a folder");
        }
        if (!attributes.isRegularFile() || ofAProcess) {
            throw new ImportException("cannot read " + file
                    + ": it is not a regular file but a pipe, a device or the like; write what comes from it to a file, and"
                    + " import that");
        }
    }

    private static ImportException unreadable(Path file, IOException e) {
        String reason = switch (e) {
            case NoSuchFileException none -> "there is no such file";
            case AccessDeniedException denied -> "not permitted";
            default -> String.valueOf(e.getMessage());
        };
        return new ImportException("cannot read " + file + ": " + reason, e);
    }
}
