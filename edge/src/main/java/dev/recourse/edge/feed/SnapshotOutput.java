package dev.recourse.edge.feed;

import dev.recourse.core.snapshot.SnapshotWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A snapshot file being written, through a buffer: sections come in small pieces. */
final class SnapshotOutput implements SnapshotWriter.Output {
    private static final int BUFFER = 1 << 18;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

    SnapshotOutput(FileChannel channel) {
        this.channel = channel;
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
        try {
            long at = 0;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flush() {
        try {
            buffer.flip();
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            buffer.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
