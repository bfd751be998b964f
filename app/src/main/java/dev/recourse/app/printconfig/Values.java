package dev.recourse.app.printconfig;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a template is filled with.
 *
 * @param single what {@code {{name}}} stands for
 * @param groups what {@code {{each name}}} repeats, one map for each round
 */
record Values(Map<String, String> single, Map<String, List<Map<String, String>>> groups) {

    /** These values and those of one round. */
    Values with(Map<String, String> round) {
        Map<String, String> both = new HashMap<>(single);
        both.putAll(round);
        return new Values(both, groups);
    }
}
