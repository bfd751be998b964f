package dev.recourse.edge.status;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The most frequent of any number of keys, in a table of fixed size (Metwally, Agrawal and El Abbadi 2005): a key without a
 * place takes that of the least frequent, with its count. So a count is never too small, and too large by at most the
 * smallest in the table. For one thread.
 */
public final class SpaceSaving<K> {
    private final int places;
    private final Map<K, Count<K>> counts;

    /** @param places how many keys are counted at once */
    public SpaceSaving(int places) {
        this.places = places;
        this.counts = new HashMap<>(2 * places);
    }

    /**
     * A key with its count.
     *
     * @param most that it can have been seen
     */
    public record Count<K>(K key, long most) {}

    /** The key was seen once more. */
    public void see(K key) {
        Count<K> known = counts.get(key);
        if (known != null) {
            counts.put(key, new Count<>(key, known.most() + 1));
        } else if (counts.size() < places) {
            counts.put(key, new Count<>(key, 1));
        } else {
            Count<K> least = counts.values().stream()
                    .min(Comparator.comparingLong(Count::most))
                    .orElseThrow();
            counts.remove(least.key());
            counts.put(key, new Count<>(key, least.most() + 1));
        }
    }

    /** The most frequent, most frequent first. */
    public List<Count<K>> top(int number) {
        return counts.values().stream()
                .sorted(Comparator.<Count<K>>comparingLong(Count::most)
                        .reversed()
                        .thenComparing(count -> String.valueOf(count.key())))
                .limit(number)
                .toList();
    }
}
