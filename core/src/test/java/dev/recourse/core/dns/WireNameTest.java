package dev.recourse.core.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class WireNameTest {
    private static final int FIRST = Header.SIZE + 1;

    @Test
    void pointers_to_pointers_are_followed_as_far_as_a_name_may_have_labels() {
        byte[] message = chain(8_000);
        assertThat(WireName.read(message, message.length, FIRST + 2 * 126)).contains(DomainName.ROOT);
        // Else a message of 16 KB with 64 records that begin at its end costs half a million steps.
        assertThat(WireName.read(message, message.length, FIRST + 2 * 127)).isEmpty();
        assertThat(WireName.read(message, message.length, FIRST + 2 * 7_999)).isEmpty();
    }

    @Test
    void a_pointer_that_does_not_lead_back_is_none() {
        byte[] message = chain(2);
        message[FIRST + 1] = (byte) FIRST;
        assertThat(WireName.read(message, message.length, FIRST)).isEmpty();
        message[FIRST + 1] = (byte) (FIRST + 2);
        assertThat(WireName.read(message, message.length, FIRST)).isEmpty();
        message[FIRST + 1] = 0;
        assertThat(WireName.read(message, message.length, FIRST)).isEmpty();
    }

    /** The root behind the header, and pointers, each to the one before. */
    private static byte[] chain(int pointers) {
        ByteBuffer message = ByteBuffer.allocate(FIRST + 2 * pointers).position(FIRST);
        for (int i = 0; i < pointers; i++) {
            int target = i == 0 ? Header.SIZE : message.position() - 2;
            message.putShort((short) (0xc000 | target));
        }
        return message.array();
    }
}
