package dev.recourse.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Lines of a stream, of UTF-8 or of any bytes: what is no UTF-8 is read byte by byte as Latin-1, because a name from
 * the world may hold anything and must not stop a run. Ends a line at LF or CR LF; the last needs none.
 */
final class LineReader {
    /** No line of an address and a name is as long; the rest of a longer one is left out. */
    private static final int LONGEST = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private long before;
    private byte[] carried = new byte[256];
    private int carriedLength;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** How many bytes have been read. */
    long bytes() {
        return before + position;
    }

    /** Whether the next line has not come yet: whoever writes a line at a time gets his answers then. */
    boolean waits() throws IOException {
        return position == limit && in.available() == 0;
    }

    /** The next line, without its end. */
    Optional<String> next() throws IOException {
        carriedLength = 0;
        boolean any = false;
        while (true) {
            if (position == limit && !fill()) {
                return any ? Optional.of(text(carried, 0, carriedLength)) : Optional.empty();
            }
            any = true;
            int start = position;
            while (position < limit && buffer[position] != '\n') {
                position++;
            }
            if (position < limit) {
                int end = position++;
                return Optional.of(carriedLength == 0 ? text(buffer, start, end) : joined(start, end));
            }
            carry(start, limit);
        }
    }

    private String joined(int start, int end) {
        carry(start, end);
        return text(carried, 0, carriedLength);
    }

    private void carry(int start, int end) {
        int length = Math.min(end - start, LONGEST - carriedLength);
        if (carriedLength + length > carried.length) {
            carried = Arrays.copyOf(carried, Math.min(LONGEST, 2 * (carriedLength + length)));
        }
        System.arraycopy(buffer, start, carried, carriedLength, length);
        carriedLength += length;
    }

    private boolean fill() throws IOException {
        before += limit;
        position = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }

    private static String text(byte[] bytes, int start, int end) {
        int stop = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
        for (int i = start; i < stop; i++) {
            if (bytes[i] < 0) {
                return beyondAscii(bytes, start, stop);
            }
        }
        return new String(bytes, start, stop - start, StandardCharsets.ISO_8859_1);
    }

    private static String beyondAscii(byte[] bytes, int start, int end) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, end - start))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
        }
    }
}
