package dev.recourse.core.snapshot;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A snapshot in the heap: a small one, or one on its way. */
public final class SnapshotBytes implements SnapshotWriter.Output {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private byte[] header = {};

    private SnapshotBytes() {}

    /** Its bytes, see {@link SnapshotWriter#write}. */
    public static byte[] of(Snapshot snapshot, long now, Optional<SigningKey> key) {
        SnapshotBytes out = new SnapshotBytes();
        SnapshotWriter.write(snapshot, now, key, out);
        byte[] all = out.bytes.toByteArray();
        System.arraycopy(out.header, 0, all, 0, out.header.length);
        return all;
    }

    @Override
    public void append(ByteBuffer more) {
        bytes.writeBytes(copy(more));
    }

    @Override
    public void header(ByteBuffer first) {
        header = copy(first);
    }

    private static byte[] copy(ByteBuffer from) {
        byte[] copy = new byte[from.remaining()];
        from.get(copy);
        return copy;
    }
}
