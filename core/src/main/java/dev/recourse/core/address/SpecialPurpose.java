package dev.recourse.core.address;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A block that no list may ever hold: the IANA special-purpose registries (RFC 6890 and its updates), multicast and the
 * reserved class E. Listing any of it can only harm (style.md W23).
 *
 * @param prefix the block
 * @param name what the registry calls it
 * @param documentation whether it is space for examples, which an operator may allow for trials
 */
public record SpecialPurpose(Prefix prefix, String name, boolean documentation) {

    private static final List<SpecialPurpose> REGISTRY = List.of(
            of("0.0.0.0/8", "this network"),
            of("10.0.0.0/8", "private use"),
            of("100.64.0.0/10", "shared address space of carriers"),
            of("127.0.0.0/8", "loopback"),
            of("169.254.0.0/16", "link local"),
            of("172.16.0.0/12", "private use"),
            of("192.0.0.0/24", "IETF protocol assignments"),
            documentation("192.0.2.0/24"),
            of("192.31.196.0/24", "AS112"),
            of("192.52.193.0/24", "AMT"),
            of("192.88.99.0/24", "deprecated 6to4 relay anycast"),
            of("192.168.0.0/16", "private use"),
            of("192.175.48.0/24", "AS112"),
            of("198.18.0.0/15", "benchmarking"),
            documentation("198.51.100.0/24"),
            documentation("203.0.113.0/24"),
            of("224.0.0.0/4", "multicast"),
            of("240.0.0.0/4", "reserved"),
            of("::/128", "unspecified"),
            of("::1/128", "loopback"),
            of("64:ff9b::/96", "IPv4/IPv6 translation"),
            of("64:ff9b:1::/48", "IPv4/IPv6 translation"),
            of("100::/64", "discard only"),
            of("100:0:0:1::/64", "dummy prefix"),
            of("2001::/23", "IETF protocol assignments"),
            documentation("2001:db8::/32"),
            of("2002::/16", "6to4"),
            of("2620:4f:8000::/48", "AS112"),
            documentation("3fff::/20"),
            of("5f00::/16", "segment routing"),
            of("fc00::/7", "unique local"),
            of("fe80::/10", "link local"),
            of("ff00::/8", "multicast"));

    /** A special-purpose block that shares an address with the prefix; a documentation block only where it is no other. */
    public static Optional<SpecialPurpose> overlapping(Prefix prefix) {
        return REGISTRY.stream()
                .filter(s -> s.prefix.overlaps(prefix))
                .min(Comparator.comparing(SpecialPurpose::documentation));
    }

    private static SpecialPurpose of(String prefix, String name) {
        return new SpecialPurpose(Prefix.parse(prefix), name, false);
    }

    private static SpecialPurpose documentation(String prefix) {
        return new SpecialPurpose(Prefix.parse(prefix), "documentation", true);
    }
}
