package dev.recourse.core.table;

import dev.recourse.core.address.Prefix;

/**
 * An entry that covers an address.
 *
 * @param prefix the prefix that carries it
 * @param entry the entry
 */
public record Match<E extends Entry>(Prefix prefix, E entry) {}
