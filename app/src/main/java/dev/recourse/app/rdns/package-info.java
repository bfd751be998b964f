/**
 * What {@code recourse rdns ADDRESS} finds out by asking DNS: the names of an address, what each says, whether they lead back,
 * and what the neighbours are called. Read {@link dev.recourse.app.rdns.RdnsLookup} first.
 */
@NullMarked
package dev.recourse.app.rdns;

import org.jspecify.annotations.NullMarked;
