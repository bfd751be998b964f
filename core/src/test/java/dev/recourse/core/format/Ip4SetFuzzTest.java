package dev.recourse.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.testkit.Corpus;
import org.junit.jupiter.api.Test;

/** Fuzzed: see {@link ListFileFuzz}. */
class Ip4SetFuzzTest {

    @Test
    void the_corpus_is_replayed() {
        assertThat(Corpus.replay(Ip4SetFuzzTest.class, Ip4SetFuzzTest::fuzzerTestOneInput))
                .isPositive();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        ListFileFuzz.run(ListFormat.IP4SET, input);
    }
}
