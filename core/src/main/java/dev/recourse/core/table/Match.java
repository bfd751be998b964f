package dev.recourse.core.table;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;

/**
 * An entry that covers an address.
 *
 * @param bits the length, of 128, of the prefix that carries it
 * @param entry the entry
 */
public record Match<E extends Entry>(int bits, E entry) {
    /** The prefix that carries it, around the address that it covers. */
    public Prefix around(IpAddress address) {
        return Prefix.around(address, bits);
    }
}
