package dev.recourse.hub.intake;

import java.math.BigInteger;

/**
 * How much space is listed.
 *
 * @param ipv4 addresses
 * @param ipv6 /64 networks in which something is listed
 */
public record Addresses(BigInteger ipv4, BigInteger ipv6) {
    /** None. */
    public static final Addresses NONE = new Addresses(BigInteger.ZERO, BigInteger.ZERO);
}
