package dev.recourse.core.dns;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import java.util.List;

/**
 * What the labels in front of a zone's name say (RFC 5782 2.1, 2.4): octets or nibbles, the last first.
 *
 * <p>Short names have two readings: {@code 1.0.0.2} is the address 2.0.0.1 and also stands above all names of
 * 2001::/16. Whoever answers must look at every reading, or hides one family behind the other.
 */
public sealed interface ReverseName {

    /**
     * The name of an address.
     *
     * @param above the nibble reading of the same name, if it has one
     */
    record Exact(IpAddress address, List<Prefix> above) implements ReverseName {}

    /**
     * A name that stands above the names of addresses.
     *
     * @param above the prefix of each reading, at least one
     */
    record Partial(List<Prefix> above) implements ReverseName {}

    /** Neither: octets with leading zeros or above 255, five octets, 33 nibbles, words. */
    record Neither() implements ReverseName {}

    /** IPv4 addresses lie at ::ffff:0:0/96, see {@link IpAddress}. */
    int IPV4_BITS = 96;

    /**
     * Reads the first labels of a name.
     *
     * @param labels how many stand in front of the zone's name, at least one
     */
    static ReverseName read(DomainName name, int labels) {
        boolean octets = labels <= 4 && allOctets(name, labels);
        boolean nibbles = labels <= 32 && allNibbles(name, labels);
        if (octets && labels == 4) {
            return new Exact(
                    IpAddress.ofIpv4(octets(name, 4)), nibbles ? List.of(nibblePrefix(name, labels)) : List.of());
        }
        if (nibbles && labels == 32) {
            return new Exact(nibblePrefix(name, 32).first(), List.of());
        }
        if (octets) {
            return new Partial(
                    nibbles
                            ? List.of(octetPrefix(name, labels), nibblePrefix(name, labels))
                            : List.of(octetPrefix(name, labels)));
        }
        return nibbles ? new Partial(List.of(nibblePrefix(name, labels))) : new Neither();
    }

    private static boolean allOctets(DomainName name, int labels) {
        for (int i = 0; i < labels; i++) {
            if (octet(name, i) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean allNibbles(DomainName name, int labels) {
        for (int i = 0; i < labels; i++) {
            if (name.labelLength(i) != 1 || nibble(name.labelOctet(i, 0)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static Prefix octetPrefix(DomainName name, int labels) {
        int bits = octets(name, labels) << (32 - 8 * labels);
        return Prefix.around(IpAddress.ofIpv4(bits), IPV4_BITS + 8 * labels);
    }

    private static int octets(DomainName name, int labels) {
        int bits = 0;
        for (int i = labels - 1; i >= 0; i--) {
            bits = bits << 8 | octet(name, i);
        }
        return bits;
    }

    private static Prefix nibblePrefix(DomainName name, int labels) {
        long high = 0;
        long low = 0;
        for (int depth = 0; depth < labels; depth++) {
            long nibble = nibble(name.labelOctet(labels - 1 - depth, 0));
            if (depth < 16) {
                high |= nibble << (60 - 4 * depth);
            } else {
                low |= nibble << (124 - 4 * depth);
            }
        }
        return new Prefix(new IpAddress(high, low), 4 * labels);
    }

    /** The value of a decimal label without leading zeros, or -1. */
    private static int octet(DomainName name, int label) {
        int length = name.labelLength(label);
        if (length > 3 || (length > 1 && name.labelOctet(label, 0) == '0')) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < length; i++) {
            int digit = name.labelOctet(label, i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value <= 255 ? value : -1;
    }

    private static int nibble(byte octet) {
        if (octet >= '0' && octet <= '9') {
            return octet - '0';
        }
        int lower = octet | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
