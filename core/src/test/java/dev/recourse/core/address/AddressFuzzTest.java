package dev.recourse.core.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.testkit.Corpus;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Fuzzed: a text is a prefix that is read again from what it is written as, or is refused in a sentence. */
class AddressFuzzTest {

    @Test
    void the_corpus_is_replayed() {
        assertThat(Corpus.replay(AddressFuzzTest.class, AddressFuzzTest::fuzzerTestOneInput))
                .isPositive();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        try {
            Prefix prefix = Prefix.parse(text);
            assertThat(Prefix.parse(prefix.toString())).isEqualTo(prefix);
            assertThat(prefix.contains(prefix.first()) && prefix.contains(prefix.last()))
                    .isTrue();
            IpAddress first = prefix.first();
            assertThat(IpAddress.parse(first.toString())).isEqualTo(first);
            assertThat(IpAddress.ofBytes(first.toBytes())).isEqualTo(first);
        } catch (AddressFormatException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
