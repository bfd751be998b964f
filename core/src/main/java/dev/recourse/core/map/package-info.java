/**
 * Compact maps from addresses to numbers, in bytes that mean the same wherever they lie: in memory or in a mapped file.
 *
 * <p>A map is painted once, from ranges in ascending order, and then only read. It knows nothing of listings: its numbers
 * name verdicts, and a mask for each number says which lists a verdict is of.
 */
@NullMarked
package dev.recourse.core.map;

import org.jspecify.annotations.NullMarked;
