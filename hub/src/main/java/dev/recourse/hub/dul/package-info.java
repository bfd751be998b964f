/**
 * Builds the dul, generic and noptr lists from reverse names: reads a data set or sweeps ranges, says what would change, and
 * applies it through the engine when a person says so.
 *
 * <p>What was read is kept, sorted and compressed, in a folder for each run; what was decided is in the store. Read {@link
 * dev.recourse.hub.dul.DulBuilder} first, then {@link dev.recourse.hub.dul.DulDecision}.
 */
@NullMarked
package dev.recourse.hub.dul;

import org.jspecify.annotations.NullMarked;
