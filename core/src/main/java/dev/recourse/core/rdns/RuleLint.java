package dev.recourse.core.rdns;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Runs the tests that stand beside the rules, and finds what a reader of the rules would stumble over. */
final class RuleLint {
    private final PtrClassifier classifier;
    private final RuleSet rules;
    private final PtrTexts texts;
    private final List<String> problems = new ArrayList<>();

    RuleLint(PtrClassifier classifier, RuleSet rules, PtrTexts texts) {
        this.classifier = classifier;
        this.rules = rules;
        this.texts = texts;
    }

    List<String> problems() {
        rules.examples().forEach(this::run);
        List<RuleId> ids = Stream.concat(
                        rules.schemes().stream().map(Scheme::id),
                        rules.decisions().stream().map(Decision::id))
                .toList();
        Set<RuleId> seen = new HashSet<>();
        for (RuleId id : ids) {
            if (!seen.add(id)) {
                problems.add("the rule " + id.rule() + " is there twice");
            }
            if (!texts.has("rule." + id.rule())) {
                problems.add("the rule " + id.rule() + " has no text of its own; its class is told instead");
            }
            if (rules.examples().stream().noneMatch(example -> example.rule().equals(id.rule()))) {
                problems.add("the rule " + id.rule() + " has no example ('= CLASS ADDRESS NAME' under it)");
            }
        }
        return problems;
    }

    private void run(RuleExample example) {
        PtrVerdict verdict = classifier.classify(example.address(), example.name());
        boolean right = verdict.ptrClass() == example.expected();
        boolean byRule = example.rule().isEmpty() || verdict.rule().rule().equals(example.rule());
        if (!right || !byRule) {
            problems.add("line " + example.line() + ": " + example.name() + " for " + example.address() + " should be "
                    + example.expected() + (example.rule().isEmpty() ? "" : " by " + example.rule()) + " and is "
                    + verdict.ptrClass() + " by " + verdict.rule().rule());
        }
    }
}
