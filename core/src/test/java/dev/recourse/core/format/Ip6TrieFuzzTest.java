package dev.recourse.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.testkit.Corpus;
import org.junit.jupiter.api.Test;

/** Fuzzed: see {@link ListFileFuzz}. */
class Ip6TrieFuzzTest {

    @Test
    void the_corpus_is_replayed() {
        assertThat(Corpus.replay(Ip6TrieFuzzTest.class, Ip6TrieFuzzTest::fuzzerTestOneInput))
                .isPositive();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        ListFileFuzz.run(ListFormat.IP6TRIE, input);
    }
}
