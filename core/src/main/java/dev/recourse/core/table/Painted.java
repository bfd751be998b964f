package dev.recourse.core.table;

/**
 * A verdict as it is painted over addresses.
 *
 * @param verdict what holds; how long its entries live is left out of it
 * @param holdsUntil the last second, since 1970, before which it holds and no entry behind it ends within the longest TTL; what
 *     holds later is found from the entries
 * @param listsToCome the lists that list now or may do so by time alone, one bit for each index
 */
public record Painted(Verdict verdict, long holdsUntil, long listsToCome) {
    static final Painted NOTHING = new Painted(Verdict.NOTHING, Entry.NEVER, 0);
}
