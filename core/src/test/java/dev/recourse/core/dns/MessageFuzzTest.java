package dev.recourse.core.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.testkit.Corpus;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fuzzed: whatever a packet is, it is read in the same way whatever lies behind it, and a signature is of every octet. */
class MessageFuzzTest {
    private static final long NOW = 1_800_000_000L;
    private static final TsigKey KEY =
            new TsigKey(DomainName.parse("k.example.org"), TsigAlgorithm.HMAC_SHA256, new byte[32]);

    @Test
    void the_corpus_is_replayed() {
        assertThat(Corpus.replay(MessageFuzzTest.class, MessageFuzzTest::fuzzerTestOneInput))
                .isPositive();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Received received = MessageReader.read(input, input.length);
        byte[] buffer = Arrays.copyOf(input, input.length + 64);
        Arrays.fill(buffer, input.length, buffer.length, (byte) 1);
        assertThat(MessageReader.read(buffer, input.length)).isEqualTo(received);
        if (received instanceof Received.Query query) {
            replied(query);
        }
        IxfrQuery.serial(input, input.length);
        TsigCheck unsigned = TsigCheck.of(input, input.length, List.of(KEY), NOW);
        // Nobody guesses a MAC.
        assertThat(unsigned).isNotInstanceOf(TsigCheck.Signed.class);
        if (unsigned instanceof TsigCheck.Unsigned
                && RecordScan.of(input, input.length).isPresent()) {
            signed(input);
        }
    }

    /** A reply with the flag of a reply taken off is a query with the same question. */
    private static void replied(Received.Query query) {
        DomainName name = query.question().name();
        assertThat(DomainName.parseWire(name.toWire())).isEqualTo(name);
        for (int labels = 1; labels <= name.labels(); labels++) {
            ReverseName.read(name, labels);
            assertThat(name.endsWith(name.parent(labels))).isTrue();
        }
        ByteBuffer reply = new MessageWriter(query.question(), 1232).finish(query.header(), 0, true, false);
        byte[] octets = new byte[reply.remaining()];
        reply.get(octets);
        octets[2] &= 0x7f;
        assertThat(MessageReader.read(octets, octets.length)).isInstanceOfSatisfying(Received.Query.class, back -> {
            assertThat(back.question()).isEqualTo(query.question());
            assertThat(back.header().id()).isEqualTo(query.header().id());
        });
    }

    private static void signed(byte[] input) {
        int id = (input[0] & 0xff) << 8 | (input[1] & 0xff);
        byte[] signed = TsigSigner.ofRequest(KEY, id).sign(input, NOW);
        TsigCheck check = TsigCheck.of(signed, signed.length, List.of(KEY), NOW);
        // With as many records as a transfer may have, the signature is one too many.
        if (RecordScan.of(signed, signed.length).isEmpty()) {
            return;
        }
        assertThat(check)
                .isInstanceOfSatisfying(
                        TsigCheck.Signed.class,
                        s -> assertThat(s.message().array()).isEqualTo(input));
        int at = 2 + Math.floorMod(Arrays.hashCode(input), input.length - 2);
        signed[at] ^= 1;
        assertThat(TsigCheck.of(signed, signed.length, List.of(KEY), NOW)).isNotInstanceOf(TsigCheck.Signed.class);
    }
}
