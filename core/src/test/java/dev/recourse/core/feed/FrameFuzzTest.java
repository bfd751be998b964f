package dev.recourse.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.snapshot.PublicKey;
import dev.recourse.core.snapshot.SigningKey;
import dev.recourse.testkit.Corpus;
import java.nio.ByteBuffer;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Fuzzed: what a trusted key signed is a frame that is written as it was read, or is refused in a sentence. */
class FrameFuzzTest {
    private static final SigningKey KEY = SigningKey.generate();
    private static final Set<PublicKey> TRUSTED = Set.of(KEY.publicKey());

    @Test
    void the_corpus_is_replayed() {
        assertThat(Corpus.replay(FrameFuzzTest.class, 12, FrameFuzzTest::fuzzerTestOneInput))
                .isPositive();
    }

    /** @param input what stands between length and signature */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            FrameReader.read(input, TRUSTED);
            throw new AssertionError("a frame that nobody signed was taken");
        } catch (FeedException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        if (input.length > FrameFormat.LONGEST / 2) {
            return;
        }
        byte[] frame = signed(input);
        try {
            Frame read = FrameReader.read(frame, TRUSTED);
            assertThat(FrameWriter.write(read.head(), FrameWriter.entries(read.entries()), KEY))
                    .isEqualTo(frame);
        } catch (FeedException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static byte[] signed(byte[] input) {
        int length = FrameFormat.LENGTH_BYTES + input.length + FrameFormat.SIGNATURE_BYTES;
        byte[] frame = new byte[length];
        ByteBuffer out = FrameFormat.buffer(frame);
        out.putInt(FrameFormat.MAGIC).putInt(length).put(input);
        out.put(KEY.sign(ByteBuffer.wrap(frame, 0, length - FrameFormat.SIGNATURE_BYTES)));
        return frame;
    }
}
