package dev.recourse.hub.cloud;

import dev.recourse.core.format.FormatException;
import dev.recourse.core.listing.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Reads a published file, whatever form it has. */
final class CloudFiles {
    /** The largest that is published has 5 MB. */
    private static final long SIZE_MAX = 64L << 20;

    private CloudFiles() {}

    /**
     * Reads it. Where the file itself does not say when it was published, its time on the disk counts.
     *
     * @throws FormatException when it is not understood
     * @throws RefusedException when it is no file to read
     */
    static CloudFile read(Path path) {
        try {
            if (!Files.isRegularFile(path)) {
                throw new RefusedException("cannot read " + path + ": "
                        + (Files.exists(path) ? "it is not a regular file" : "there is no such file"));
            }
            if (Files.size(path) > SIZE_MAX) {
                throw new RefusedException(
                        path + " has more than " + (SIZE_MAX >> 20) + " MB: it is no file of ranges");
            }
            Instant written = Files.getLastModifiedTime(path).toInstant();
            CloudFile file = parse(path.toString(), text(path.toString(), Files.readAllBytes(path)));
            return new CloudFile(file.format(), file.publishedAt().or(() -> Optional.of(written)), file.ranges());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    static CloudFile parse(String name, String text) {
        String start = text.stripLeading();
        if (start.startsWith("<")) {
            throw new FormatException(name, 1, "the file is a web page or XML, not a list of ranges");
        }
        CloudFile file = start.startsWith("{") ? JsonRanges.read(name, start) : LineRanges.read(name, text);
        if (file.ranges().isEmpty()) {
            throw new FormatException(name, 1, "the file has no ranges");
        }
        return file;
    }

    private static String text(String name, byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b) {
            throw new FormatException(name, 1, "the file is compressed (gzip): unpack it first");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new FormatException(name, 1, "the file is not text");
        }
    }
}
