package dev.recourse.core.map;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Gathers what is written into larger pieces for the sink. */
final class Ipv4Output {
    private final ByteSink sink;
    private final ByteBuffer buffer =
            ByteBuffer.allocate(2 * Ipv4Layout.MAX_BUCKET_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long drained;

    Ipv4Output(ByteSink sink) {
        this.sink = sink;
    }

    /** Where the next byte goes, from the begin of the map. */
    long position() {
        return drained + buffer.position();
    }

    /** A buffer with room for so many bytes, at most two of the largest buckets. */
    ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            drain();
        }
        return buffer;
    }

    void align(int unit) {
        while (position() % unit != 0) {
            room(1).put((byte) 0);
        }
    }

    void drain() {
        drained += buffer.position();
        sink.append(buffer.flip());
        buffer.clear();
    }
}
