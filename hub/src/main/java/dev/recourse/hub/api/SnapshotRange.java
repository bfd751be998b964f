package dev.recourse.hub.api;

import dev.recourse.hub.feed.OfferedSnapshot;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Which part of which snapshot an edge asks for: all, or, where it has the beginning, the rest (RFC 9110 13.1.5 and 14.2). Any
 * other range is no range: the whole answers it.
 *
 * @param tag of the snapshot that it has a part of
 * @param from the first byte that it has not
 */
record SnapshotRange(Optional<String> tag, long from) {
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,18})-");
    private static final Pattern TAG = Pattern.compile("\"([0-9a-f]{32})\"");
    private static final int BUFFER = 1 << 16;

    static SnapshotRange of(HttpServletRequest request) {
        Optional<Matcher> range = matched(RANGE, request.getHeader(HttpHeaders.RANGE));
        Optional<Matcher> tag = matched(TAG, request.getHeader(HttpHeaders.IF_RANGE));
        return range.isPresent() && tag.isPresent()
                ? new SnapshotRange(
                        Optional.of(tag.get().group(1)),
                        Long.parseLong(range.get().group(1)))
                : new SnapshotRange(Optional.empty(), 0);
    }

    private static Optional<Matcher> matched(Pattern pattern, @Nullable String text) {
        return Optional.ofNullable(text).map(pattern::matcher).filter(Matcher::matches);
    }

    /** Writes what was asked for, if the snapshot is the one that was asked for; all of it if not. */
    void write(OfferedSnapshot snapshot, HttpServletResponse response) throws IOException {
        long length = snapshot.bytes().byteSize();
        long first = tag.filter(snapshot.tag()::equals).isPresent() && from < length ? from : 0;
        response.setHeader(HttpHeaders.ETAG, '"' + snapshot.tag() + '"');
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setContentLengthLong(length - first);
        if (first > 0) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes " + first + "-" + (length - 1) + "/" + length);
        }
        write(snapshot.bytes().asSlice(first), response.getOutputStream());
    }

    private static void write(MemorySegment bytes, OutputStream out) throws IOException {
        byte[] some = new byte[BUFFER];
        for (long at = 0; at < bytes.byteSize(); at += some.length) {
            int length = (int) Math.min(some.length, bytes.byteSize() - at);
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, some, 0, length);
            out.write(some, 0, length);
        }
    }
}
