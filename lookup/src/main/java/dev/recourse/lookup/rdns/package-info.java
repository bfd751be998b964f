/**
 * What reverse DNS says of an address now: its names, whether they lead back, and whether its neighbours are named by the
 * same machine. Read {@link dev.recourse.lookup.rdns.ReverseLookup} first.
 */
@NullMarked
package dev.recourse.lookup.rdns;

import org.jspecify.annotations.NullMarked;
