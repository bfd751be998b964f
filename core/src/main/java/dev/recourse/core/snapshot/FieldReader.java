package dev.recourse.core.snapshot;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what {@link FieldWriter} wrote. Every length is checked against what is left before anything is made of it. */
final class FieldReader {
    private final String name;
    private final MemorySegment bytes;
    private long at;

    /** @param name what is read, for messages */
    FieldReader(String name, MemorySegment bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    int octet() {
        require(1);
        return bytes.get(ValueLayout.JAVA_BYTE, at++) & 0xff;
    }

    int number() {
        require(4);
        at += 4;
        return bytes.get(SnapshotFormat.INT, at - 4);
    }

    long longNumber() {
        require(8);
        at += 8;
        return bytes.get(SnapshotFormat.LONG, at - 8);
    }

    byte[] octets() {
        int length = number();
        require(length);
        at += length;
        return bytes.asSlice(at - length, length).toArray(ValueLayout.JAVA_BYTE);
    }

    String text() {
        return new String(octets(), StandardCharsets.UTF_8);
    }

    Optional<Duration> seconds() {
        long seconds = longNumber();
        return seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    <T> List<T> each(Supplier<T> read) {
        int count = number();
        // Everything takes at least an octet: a count that is wrong is met before memory is asked for.
        require(count);
        List<T> things = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            things.add(read.get());
        }
        return things;
    }

    /** Whether something is left. */
    boolean more() {
        return at < bytes.byteSize();
    }

    /** @throws IllegalArgumentException when something is left */
    void end() {
        if (at != bytes.byteSize()) {
            throw new IllegalArgumentException(
                    name + " has " + (bytes.byteSize() - at) + " bytes more than it has use for");
        }
    }

    private void require(int more) {
        if (more < 0 || more > bytes.byteSize() - at) {
            throw new IllegalArgumentException(name + " ends before it is whole, at byte " + at);
        }
    }
}
