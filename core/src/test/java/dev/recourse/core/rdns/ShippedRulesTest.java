package dev.recourse.core.rdns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules that come with the program: their own examples, and what a reader relies on. */
class ShippedRulesTest {
    private final RuleSet rules = RuleSetReader.read(Resources.text("rules.txt"));
    private final PtrTexts texts = PtrTexts.english();

    @Test
    void every_example_beside_a_rule_holds_and_every_rule_has_one_and_a_text() {
        assertThat(PtrClassifier.shipped().lint(texts)).isEmpty();
        assertThat(rules.examples()).hasSizeGreaterThan(90);
    }

    @Test
    void every_key_of_the_texts_exists() {
        List<String> keys = Stream.of(
                        Arrays.stream(PtrClass.values()).map(value -> "class." + value),
                        Arrays.stream(Note.values()).map(value -> "note." + value),
                        Arrays.stream(Malformation.values()).map(value -> "malformed." + value),
                        Arrays.stream(EmbeddedForm.values()).map(value -> "form." + value),
                        Stream.of(
                                "rule.no-ptr", "pass.yes", "pass.DYNAMIC", "pass.GENERIC", "pass.NONE", "pass.example"))
                .flatMap(keysOfOne -> keysOfOne)
                .toList();
        assertThat(keys).allSatisfy(key -> assertThat(texts.has(key)).as(key).isTrue());
    }

    /** Except where a provider publishes its scheme, examples and rules name reserved domains only. */
    @Test
    void no_rule_names_a_customer() {
        List<String> schemeIds =
                rules.schemes().stream().map(scheme -> scheme.id().rule()).toList();
        assertThat(rules.examples())
                .filteredOn(example -> !schemeIds.contains(example.rule()))
                .allSatisfy(example -> assertThat(example.name())
                        .matches(
                                "(.*\\.)?(example[a-z]*\\.[a-z.]+|[0-9.]+|[0-9a-f.]*(ip6|in-addr)\\.arpa|static-192-0-2-7\\.com"
                                        + "|mail\\.example\\.com\\.2\\.0\\.192\\.in-addr\\.arpa)"));
        assertThat(rules.words().keySet()).noneMatch(word -> word.contains("."));
    }

    @Test
    void without_schemes_no_provider_is_known() {
        PtrClassifier bare = PtrClassifier.shipped().withoutSchemes();
        assertThat(rules.examples())
                .allSatisfy(example -> assertThat(
                                bare.classify(example.address(), example.name()).scheme())
                        .isEmpty());
    }
}
