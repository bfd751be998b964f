package dev.recourse.core.table;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes verdicts of what holds over addresses, and numbers them: 0 is nothing. */
final class Paint {
    private static final long HOUR = Duration.ofHours(1).toSeconds();
    private static final long DAY = Duration.ofDays(1).toSeconds();
    private static final long FIVE_MINUTES = Duration.ofMinutes(5).toSeconds();

    private final long now;
    private final long longestTtl;
    private final Map<Painted, Integer> numbers = new HashMap<>();
    private final List<Painted> verdicts = new ArrayList<>(List.of(Painted.NOTHING));

    /**
     * @param now seconds since 1970
     * @param longestTtl of any answer, in seconds
     */
    Paint(long now, long longestTtl) {
        this.now = now;
        this.longestTtl = longestTtl;
        numbers.put(Painted.NOTHING, 0);
    }

    int number(PathVerdict holds) {
        List<Match<Entry.Listed>> counting = holds.counting();
        if (counting.isEmpty() && holds.listsToCome() == 0) {
            return 0;
        }
        Painted painted = new Painted(
                Verdict.of(counting.stream().map(Paint::lasting).toList()),
                holdsUntil(holds.changesAt()),
                holds.listsToCome());
        Integer known = numbers.putIfAbsent(painted, verdicts.size());
        if (known != null) {
            return known;
        }
        verdicts.add(painted);
        return verdicts.size() - 1;
    }

    /** All verdicts by number, 0 too. */
    List<Painted> verdicts() {
        return verdicts;
    }

    long listsToCome(int number) {
        return verdicts.get(number).listsToCome();
    }

    /** Who says it and how long makes no difference as long as the verdict holds. */
    private static Match<Entry.Listed> lasting(Match<Entry.Listed> match) {
        Entry.Listed e = match.entry();
        return new Match<>(match.bits(), new Entry.Listed(e.list(), e.criterion(), "", Entry.NEVER));
    }

    /**
     * Rounded down, so that entries that end at different seconds share a verdict: a million listings of one week would
     * otherwise be as many verdicts as the week has seconds. What is rounded away costs a slower look, not a wrong one.
     */
    private long holdsUntil(long changesAt) {
        if (changesAt == Entry.NEVER) {
            return Entry.NEVER;
        }
        long round = changesAt - now > DAY ? HOUR : FIVE_MINUTES;
        return Math.max(0, Math.floorDiv(changesAt - longestTtl, round) * round);
    }
}
