package dev.recourse.hub.intake;

import dev.recourse.core.address.Prefix;
import java.math.BigInteger;
import java.util.List;

/**
 * How much space is listed.
 *
 * @param ipv4 addresses
 * @param ipv6 /64 networks in which something is listed
 */
public record Addresses(BigInteger ipv4, BigInteger ipv6) {
    /** None. */
    public static final Addresses NONE = new Addresses(BigInteger.ZERO, BigInteger.ZERO);

    /** The space of these prefixes, which stand in order; what overlaps counts once. */
    public static Addresses of(List<Prefix> prefixes) {
        AddressCount count = new AddressCount();
        prefixes.forEach(prefix -> count.add(prefix, true));
        return count.sum();
    }
}
