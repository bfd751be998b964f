package dev.recourse.core.format;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;

/** How rbldnsd reads IPv4 addresses: initial octets stand for a prefix, and leading zeros are decimal, not octal. */
final class Ip4Syntax {
    private static final long ALL = 0xffffffffL;

    private Ip4Syntax() {}

    /**
     * Some first octets.
     *
     * @param bits the octets from the left, the others zero
     * @param length 8, 16, 24 or 32
     */
    private record Octets(long bits, int length) {}

    /** An entry of ip4trie: {@code 192.0.2.0/24}, {@code 192.0.2/24}, {@code 192.0.2}. */
    static Prefix cidr(Cursor line) {
        Octets octets = octets(line);
        int length = length(line, octets);
        requireNoHostBits(octets.bits, length);
        return new Prefix(IpAddress.ofIpv4((int) octets.bits), 96 + length);
    }

    /** An entry of ip4set: as {@link #cidr}, or {@code 192.0.2.1-192.0.2.9}, {@code 192.0.2.1-9}, {@code 10.16-31}. */
    static Ip4Range range(Cursor line) {
        Octets octets = octets(line);
        if (line.take('-')) {
            return upTo(octets, octets(line));
        }
        int length = length(line, octets);
        if (length == 0) {
            throw new SyntaxException("is wider than an ip4set can hold: at most /1");
        }
        requireNoHostBits(octets.bits, length);
        return new Ip4Range(octets.bits, octets.bits | hostMask(length));
    }

    /** A value: {@code 127.0.0.4}, or shorter with the left-out octets in the middle, as inet_aton has it. */
    static int value(Cursor line) {
        Octets octets = octets(line);
        long bits = octets.bits;
        return (int)
                switch (octets.length) {
                    case 8 -> bits == 0 ? 0 : 0x7f000000L | (bits >>> 24);
                    case 16 -> (bits & 0xff000000L) | (bits >>> 16 & 0xff);
                    case 24 -> (bits & 0xffff0000L) | (bits >>> 8 & 0xff);
                    default -> bits;
                };
    }

    private static Octets octets(Cursor line) {
        long bits = 0;
        int length = 0;
        do {
            bits |= line.number(255, "an octet") << (24 - length);
            length += 8;
        } while (length < 32 && line.take('.'));
        return new Octets(bits, length);
    }

    private static int length(Cursor line, Octets octets) {
        if (line.take('/')) {
            return (int) line.number(32, "the prefix length");
        }
        if (octets.length == 8) {
            throw new SyntaxException("is a bare number: write /8 behind it if you mean that");
        }
        return octets.length;
    }

    private static Ip4Range upTo(Octets from, Octets to) {
        long last;
        if (to.length == 8) {
            // One octet behind the dash stands in the place of the last one before it: 10.16-31 is 10.16 to 10.31.
            last = (to.bits >>> (from.length - 8)) | (from.bits & ~hostMask(from.length - 8));
        } else if (to.length == from.length) {
            last = to.bits;
        } else {
            throw new SyntaxException("is a range whose ends have different numbers of octets");
        }
        last |= hostMask(from.length);
        if (last < from.bits) {
            throw new SyntaxException("is a range that ends before it begins");
        }
        return new Ip4Range(from.bits, last);
    }

    private static void requireNoHostBits(long bits, int length) {
        if ((bits & hostMask(length)) != 0) {
            Prefix meant = Prefix.around(IpAddress.ofIpv4((int) bits), 96 + length);
            throw new SyntaxException("has host bits set (did you mean " + meant + "?)");
        }
    }

    private static long hostMask(int length) {
        return ALL >>> length;
    }
}
