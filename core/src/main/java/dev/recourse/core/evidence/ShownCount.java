package dev.recourse.core.evidence;

import java.util.List;

/**
 * A number of sightings as strangers see it: rounded down to one of few steps. An exact one would tell a spammer which of the
 * addresses that he sends to is a trap: he would see it grow.
 *
 * @param atLeast 1, 2, 3, 5, 10, 20, 50, 100, 200, 500 or 1,000
 */
public record ShownCount(int atLeast) {
    private static final List<Integer> STEPS = List.of(1000, 500, 200, 100, 50, 20, 10, 5, 3, 2, 1);

    /** More are not counted. */
    public static final int MOST = STEPS.getFirst();

    /** @param count from 1 */
    public static ShownCount of(int count) {
        return STEPS.stream()
                .filter(step -> step <= count)
                .findFirst()
                .map(ShownCount::new)
                .orElseThrow(() -> new IllegalArgumentException("nothing was seen"));
    }

    /** {@code once}, {@code twice}, {@code at least 5 times}. */
    public String words() {
        return switch (atLeast) {
            case 1 -> "once";
            case 2 -> "twice";
            default -> "at least " + atLeast + " times";
        };
    }
}
