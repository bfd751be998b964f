package dev.recourse.core.rdns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of one version: words, the schemes of providers, and the table of decisions. Written as
 * docs/formats/rdns-rules.md says.
 *
 * @param version it is named in every verdict
 * @param words by their text
 * @param affixes words that also count at the beginning or end of other letters
 * @param schemes in the order of the file
 * @param decisions in the order of the file; the first that holds decides
 * @param examples the tests that stand beside the rules
 */
record RuleSet(
        String version,
        Map<String, Word> words,
        List<Word> affixes,
        List<Scheme> schemes,
        List<Decision> decisions,
        List<RuleExample> examples) {

    RuleSet {
        words = Map.copyOf(words);
        affixes = List.copyOf(affixes);
        schemes = List.copyOf(schemes);
        decisions = List.copyOf(decisions);
        examples = List.copyOf(examples);
    }

    Vocabulary vocabulary() {
        return new Vocabulary(words, affixes);
    }

    /** The schemes by the last two labels of their ending; those with a pattern there under the empty text. */
    Map<String, Scheme[]> schemesByEnding() {
        Map<String, List<Scheme>> byEnding = new HashMap<>();
        schemes.forEach(scheme -> byEnding.computeIfAbsent(scheme.ending().key(), key -> new ArrayList<>())
                .add(scheme));
        Map<String, Scheme[]> arrays = new HashMap<>();
        byEnding.forEach((ending, filed) -> arrays.put(ending, filed.toArray(Scheme[]::new)));
        return arrays;
    }
}
