package dev.recourse.core.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What all lists say of one address at one time.
 *
 * @param matches why it is listed, one for each list and criterion, in the order of answers: the most serious list first
 * @param lists the lists among them, one bit for each index
 */
public record Verdict(List<Match<Entry.Listed>> matches, long lists) {
    /** Not listed. */
    public static final Verdict NOTHING = new Verdict(List.of(), 0);

    /** Within one criterion the narrowest prefix comes first: it says most. */
    private static final Comparator<Match<Entry.Listed>> ORDER = Comparator.comparingInt(
                    (Match<Entry.Listed> m) -> m.entry().list())
            .thenComparingInt(m -> m.entry().criterion().address())
            .thenComparing(m -> m.entry().criterion().id())
            .thenComparing(Match::bits, Comparator.reverseOrder());

    public Verdict {
        matches = List.copyOf(matches);
    }

    /** The verdict of everything that counts for an address, from any number of sources. */
    public static Verdict of(List<Match<Entry.Listed>> counting) {
        if (counting.isEmpty()) {
            return NOTHING;
        }
        long lists = 0;
        List<Match<Entry.Listed>> reasons = new ArrayList<>(counting.size());
        for (Match<Entry.Listed> match : inOrder(counting)) {
            lists |= 1L << match.entry().list();
            if (reasons.isEmpty() || !sameReason(reasons.getLast().entry(), match.entry())) {
                reasons.add(match);
            } else {
                reasons.set(
                        reasons.size() - 1,
                        ending(reasons.getLast(), match.entry().expiresAt()));
            }
        }
        return new Verdict(reasons, lists);
    }

    private static List<Match<Entry.Listed>> inOrder(List<Match<Entry.Listed>> counting) {
        return counting.size() == 1 ? counting : counting.stream().sorted(ORDER).toList();
    }

    private static boolean sameReason(Entry.Listed a, Entry.Listed b) {
        return a.list() == b.list() && a.criterion().id().equals(b.criterion().id());
    }

    /** Several sources say the same: the answer changes when the first of them ends. */
    private static Match<Entry.Listed> ending(Match<Entry.Listed> match, long at) {
        Entry.Listed e = match.entry();
        return at >= e.expiresAt()
                ? match
                : new Match<>(match.bits(), new Entry.Listed(e.list(), e.criterion(), e.source(), at));
    }
}
