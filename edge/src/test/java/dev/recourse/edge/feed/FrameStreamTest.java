package dev.recourse.edge.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.feed.FeedException;
import dev.recourse.core.feed.Frame;
import dev.recourse.core.feed.FrameWriter;
import dev.recourse.core.feed.Session;
import dev.recourse.core.snapshot.SigningKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrameStreamTest {
    private static final SigningKey KEY = SigningKey.generate();
    private static final Session SESSION = new Session(1, 2);

    @Test
    void frames_are_read_one_byte_at_a_time() throws Exception {
        InputStream slow = new FilterInputStream(new ByteArrayInputStream(joined(frame(0), frame(1), frame(2)))) {
            @Override
            public int read(byte[] to, int from, int length) throws IOException {
                return super.read(to, from, Math.min(1, length));
            }
        };
        FrameStream stream = stream(slow);
        for (long number = 0; number < 3; number++) {
            assertThat(stream.next().head().number()).isEqualTo(number);
        }
        assertThatThrownBy(stream::next).isInstanceOf(EOFException.class);
    }

    @Test
    void a_stream_cut_anywhere_gives_the_frames_before_and_then_its_end() throws Exception {
        byte[] all = joined(frame(0), frame(1));
        int first = frame(0).length;
        for (int length = 0; length < all.length; length++) {
            FrameStream stream = stream(new ByteArrayInputStream(Arrays.copyOf(all, length)));
            if (length >= first) {
                assertThat(stream.next().head().number()).isZero();
            }
            assertThatThrownBy(stream::next).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void b4_a_frame_played_again_is_refused() throws Exception {
        FrameStream stream = stream(new ByteArrayInputStream(joined(frame(0), frame(0))));
        stream.next();
        assertThatThrownBy(stream::next)
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("it is number 0 and not 1");
    }

    @Test
    void b4_a_frame_left_out_is_noticed() throws Exception {
        FrameStream stream = stream(new ByteArrayInputStream(joined(frame(0), frame(2))));
        stream.next();
        assertThatThrownBy(stream::next).isInstanceOf(FeedException.class).hasMessageContaining("left one out");
    }

    @Test
    void b4_a_feed_that_somebody_kept_is_refused() {
        FrameStream stream =
                new FrameStream(new ByteArrayInputStream(frame(0)), new Session(1, 3), Set.of(KEY.publicKey()));
        assertThatThrownBy(stream::next)
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("it is of another connection");
    }

    @Test
    void b4_a_forged_feed_is_refused() {
        FrameStream stream = new FrameStream(
                new ByteArrayInputStream(frame(0)),
                SESSION,
                Set.of(SigningKey.generate().publicKey()));
        assertThatThrownBy(stream::next).isInstanceOf(FeedException.class).hasMessageContaining("not signed by");
    }

    private static FrameStream stream(InputStream in) {
        return new FrameStream(in, SESSION, Set.of(KEY.publicKey()));
    }

    private static byte[] frame(long number) {
        return FrameWriter.write(new Frame.Head(SESSION, number, 1, 5, 5, 5, 0, 0), new byte[0], KEY);
    }

    private static byte[] joined(byte[]... frames) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            all.writeBytes(frame);
        }
        return all.toByteArray();
    }
}
