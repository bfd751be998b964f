package dev.recourse.core.rdns;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a rule set, ready to be found in names. */
final class Vocabulary {
    private final ByteTable<Word> words;
    private final Word[] affixes;
    private final byte[][] affixTexts;
    private final Map<String, Word> denied = new HashMap<>();

    Vocabulary(Map<String, Word> words, List<Word> affixes) {
        this.words = new ByteTable<>(words);
        this.affixes = affixes.toArray(Word[]::new);
        this.affixTexts = affixes.stream()
                .map(word -> word.text().getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        for (Word word : words.values()) {
            if (word.kind() == Feature.STATIC) {
                denied.put(word.text(), new Word("non-" + word.text(), Feature.DYNAMIC, word.weight()));
            }
        }
    }

    @Nullable Word whole(int start, int end, byte[] text) {
        return words.find(text, start, end);
    }

    @Nullable Word whole(int start, int end, byte[] text, int hash) {
        return words.find(text, start, end, hash);
    }

    /** The first affix that these letters begin or end with. */
    @Nullable Word affix(byte[] text, int start, int end) {
        for (int i = 0; i < affixes.length; i++) {
            byte[] affix = affixTexts[i];
            if (end - start > affix.length
                    && (matches(affix, text, start) || matches(affix, text, end - affix.length))) {
                return affixes[i];
            }
        }
        return null;
    }

    private static boolean matches(byte[] affix, byte[] text, int at) {
        for (int i = 0; i < affix.length; i++) {
            if (affix[i] != text[at + i]) {
                return false;
            }
        }
        return true;
    }

    /** What a static word says after {@code non}. */
    Word denied(Word word) {
        return denied.getOrDefault(word.text(), word);
    }
}
