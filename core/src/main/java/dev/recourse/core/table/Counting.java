package dev.recourse.core.table;

import java.util.ArrayList;
import java.util.List;

/** The rule of the table for whoever has the entries over an address in hand: which listings count, each source's own. */
public final class Counting {
    private Counting() {}

    /**
     * The listings that count.
     *
     * @param covering all entries over one address, widest first
     * @param now seconds since 1970
     */
    public static List<Match<Entry.Listed>> of(List<Match<Entry>> covering, long now) {
        PathVerdict verdict = new PathVerdict(now);
        List<Entry> onOnePrefix = new ArrayList<>();
        for (int i = 0; i < covering.size(); i++) {
            int bits = covering.get(i).bits();
            onOnePrefix.add(covering.get(i).entry());
            if (i + 1 == covering.size() || covering.get(i + 1).bits() != bits) {
                verdict.descend(bits, onOnePrefix.toArray(Entry[]::new));
                onOnePrefix.clear();
            }
        }
        return verdict.counting();
    }
}
