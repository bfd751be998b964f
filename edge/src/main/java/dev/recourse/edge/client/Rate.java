package dev.recourse.edge.client;

/**
 * How often something may happen.
 *
 * @param perSecond in the long run, 1 to 1,000,000
 * @param burst how many at once after a rest, 1 to 1,000,000
 */
public record Rate(int perSecond, int burst) {
    /** The most of either. */
    public static final int MOST = 1_000_000;

    /** @throws IllegalArgumentException when a number is out of range */
    public Rate {
        if (perSecond < 1 || perSecond > MOST || burst < 1 || burst > MOST) {
            throw new IllegalArgumentException("a rate is 1 to " + MOST + " a second, and so is its burst");
        }
    }
}
