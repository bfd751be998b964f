package dev.recourse.core.snapshot;

import java.nio.ByteBuffer;

/** A snapshot file being written, through a buffer: sections come in small pieces. The header comes last, and stands first. */
public final class BufferedOutput implements SnapshotWriter.Output {
    private static final int BUFFER = 1 << 18;

    private final Place place;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private long at;

    /** Where the bytes go. */
    @FunctionalInterface
    public interface Place {
        /** Writes all of these bytes, the first of them at that position. */
        void write(ByteBuffer bytes, long at);
    }

    public BufferedOutput(Place place) {
        this.place = place;
    }

    @Override
    public void append(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            int fits = Math.min(bytes.remaining(), buffer.remaining());
            buffer.put(bytes.slice(bytes.position(), fits));
            bytes.position(bytes.position() + fits);
            if (!buffer.hasRemaining()) {
                flush();
            }
        }
    }

    @Override
    public void header(ByteBuffer bytes) {
        flush();
        place.write(bytes, 0);
    }

    private void flush() {
        buffer.flip();
        int length = buffer.remaining();
        place.write(buffer, at);
        at += length;
        buffer.clear();
    }
}
