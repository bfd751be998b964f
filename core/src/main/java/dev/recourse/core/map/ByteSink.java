package dev.recourse.core.map;

import java.nio.ByteBuffer;

/** Takes bytes in order, one piece after the other: a file, or memory. */
@FunctionalInterface
public interface ByteSink {
    /** Takes all that remains in the buffer, which may be used again afterwards. */
    void append(ByteBuffer bytes);
}
