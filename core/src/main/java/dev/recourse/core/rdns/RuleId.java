package dev.recourse.core.rdns;

/**
 * Which rule of which rule set decided; prints as {@code rule@version}.
 *
 * @param rule the rule's name within its set, such as {@code dynamic-word}
 * @param version the version of the rule set
 */
public record RuleId(String rule, String version) {
    @Override
    public String toString() {
        return rule + '@' + version;
    }
}
