package dev.recourse.core.rdns;

import java.util.ArrayList;
import java.util.List;

/**
 * What a decision or a scheme asks of a name: all of some features, one of each group of others, none of a third set.
 *
 * <p>Written as terms with spaces between: {@code line whole|three|two !mail-first}. No term at all always holds.
 */
final class Condition {
    private final int all;
    private final int none;
    private final int[] groups;
    private final String text;

    private Condition(int all, int none, int[] groups, String text) {
        this.all = all;
        this.none = none;
        this.groups = groups;
        this.text = text;
    }

    /** @throws IllegalArgumentException for a word that is no feature */
    static Condition parse(List<String> terms) {
        int all = 0;
        int none = 0;
        List<Integer> groups = new ArrayList<>();
        for (String term : terms) {
            if (term.startsWith("!")) {
                none |= bits(term.substring(1));
            } else if (term.indexOf('|') < 0) {
                all |= bits(term);
            } else {
                groups.add(bits(term));
            }
        }
        int[] array = groups.stream().mapToInt(Integer::intValue).toArray();
        return new Condition(all, none, array, String.join(" ", terms));
    }

    boolean holds(int features) {
        if ((features & all) != all || (features & none) != 0) {
            return false;
        }
        for (int group : groups) {
            if ((features & group) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Every feature that makes the condition hold where it is present. */
    int wanted() {
        int wanted = all;
        for (int group : groups) {
            wanted |= group;
        }
        return wanted;
    }

    @Override
    public String toString() {
        return text;
    }

    private static int bits(String alternatives) {
        int bits = 0;
        for (String word : alternatives.split("\\|", -1)) {
            bits |= Feature.of(word)
                    .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is nothing that can be found"))
                    .bit();
        }
        return bits;
    }
}
