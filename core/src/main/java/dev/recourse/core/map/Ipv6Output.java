package dev.recourse.core.map;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Puts the parts of an IPv6 map into a sink, each part on a line of its own, and counts. */
final class Ipv6Output {
    private static final int BUFFER = 1 << 15;

    private final ByteSink sink;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private long written;

    Ipv6Output(ByteSink sink) {
        this.sink = sink;
    }

    long written() {
        return written;
    }

    void bytes(ByteBuffer bytes) {
        written += bytes.remaining();
        sink.append(bytes);
    }

    void longs(long[] values, int count) {
        for (int i = 0; i < count; i++) {
            buffer.putLong(values[i]);
            if (!buffer.hasRemaining()) {
                flush();
            }
        }
        flush();
        fillLine();
    }

    void fillLine() {
        buffer.put(new byte[(int) (Ipv6Format.lines(written) - written)]);
        flush();
    }

    private void flush() {
        bytes(buffer.flip());
        buffer.clear();
    }
}
