package dev.recourse.core.snapshot;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes numbers and texts one after the other. */
final class FieldWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    FieldWriter octet(int value) {
        bytes.write(value);
        return this;
    }

    FieldWriter number(int value) {
        for (int i = 0; i < 4; i++) {
            bytes.write(value >>> (8 * i));
        }
        return this;
    }

    FieldWriter number(long value) {
        return number((int) value).number((int) (value >>> 32));
    }

    FieldWriter octets(byte[] value) {
        number(value.length);
        bytes.writeBytes(value);
        return this;
    }

    FieldWriter text(String value) {
        return octets(value.getBytes(StandardCharsets.UTF_8));
    }

    /** -1 for none. */
    FieldWriter seconds(Optional<Duration> value) {
        return number(value.map(Duration::toSeconds).orElse(-1L));
    }

    /** The number of things, then each of them. */
    <T> FieldWriter each(Collection<T> things, Consumer<T> write) {
        number(things.size());
        things.forEach(write);
        return this;
    }

    ByteBuffer written() {
        return ByteBuffer.wrap(bytes.toByteArray());
    }
}
