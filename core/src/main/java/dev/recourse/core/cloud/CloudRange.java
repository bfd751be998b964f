package dev.recourse.core.cloud;

import dev.recourse.core.address.Prefix;

/**
 * One line of a cloud's published ranges.
 *
 * @param region empty where it is not said
 * @param service empty where it is not said
 */
public record CloudRange(Prefix prefix, String region, String service) {
    /** The longest region or service, in characters. */
    public static final int TEXT_MAX = 80;

    /** The widest IPv4 and IPv6 prefixes that a cloud may have, in bits of 128: a /8 and a /16. */
    private static final int WIDEST_IPV4 = 96 + 8;

    private static final int WIDEST_IPV6 = 16;

    /** @throws IllegalArgumentException with a sentence when the prefix is wider than any cloud's, or a text too long or odd */
    public CloudRange {
        if (prefix.bits() < (prefix.first().isIpv4() ? WIDEST_IPV4 : WIDEST_IPV6)) {
            // What is cloud space is listed by single addresses only: 0.0.0.0/0 would empty the lists.
            throw new IllegalArgumentException(
                    prefix + " is wider than any cloud's range (a /8 of IPv4, a /16 of IPv6)");
        }
        requireText(region);
        requireText(service);
    }

    private static void requireText(String text) {
        if (text.length() > TEXT_MAX || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a region or service is at most " + TEXT_MAX + " printable characters");
        }
    }
}
