package dev.recourse.hub.dul;

import dev.recourse.core.address.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * The names of one address at one time.
 *
 * @param names in order, each once; no names: the address has none; empty: it could not be found out
 * @param readAt seconds since 1970
 */
public record Reading(IpAddress address, Optional<List<String>> names, long readAt) {
    public Reading {
        names = names.map(List::copyOf);
    }
}
