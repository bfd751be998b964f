package dev.recourse.core.address;

import java.math.BigInteger;
import java.util.Comparator;

/**
 * A CIDR block of either family: its first address and how many of the 128 bits are fixed.
 *
 * <p>An IPv4 /24 has 120 {@link #bits}; {@link #length} gives the 24 that people write. Order: by first address, then
 * the wider first, so that a prefix comes before everything inside it.
 *
 * @param first the first address; all bits behind {@code bits} are zero
 * @param bits 0 to 128
 */
public record Prefix(IpAddress first, int bits) implements Comparable<Prefix> {
    /** All addresses of both families. */
    public static final Prefix ALL = new Prefix(new IpAddress(0, 0), 0);

    /** All of IPv4. */
    public static final Prefix IPV4 = new Prefix(IpAddress.ofIpv4(0), 96);

    private static final Comparator<Prefix> ORDER =
            Comparator.comparing(Prefix::first).thenComparingInt(Prefix::bits);

    /** @throws IllegalArgumentException when bits are out of range or host bits are set */
    public Prefix {
        if (bits < 0 || bits > 128) {
            throw new IllegalArgumentException("a prefix has 0 to 128 bits, not " + bits);
        }
        if (!mask(first, bits).equals(first)) {
            throw new IllegalArgumentException("host bits set in " + first + " with " + bits + " bits");
        }
    }

    /** The single address. */
    public static Prefix of(IpAddress address) {
        return new Prefix(address, 128);
    }

    /** The prefix of {@code bits} bits (of 128) that contains the address. */
    public static Prefix around(IpAddress address, int bits) {
        return new Prefix(mask(address, bits), bits);
    }

    /**
     * Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32} or a single address.
     *
     * @throws AddressFormatException when it is neither, the length is out of range or host bits are set
     */
    public static Prefix parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return of(IpAddress.parse(text));
        }
        IpAddress first = IpAddress.parse(text.substring(0, slash));
        int family = first.isIpv4() && text.lastIndexOf(':', slash) < 0 ? 96 : 0;
        int length = parseLength(text, slash + 1, 128 - family);
        if (family == 0 && first.isIpv4() && length < 96) {
            // ::ffff:0:0/90 and the like would hold all of IPv4 and more: nobody means that.
            throw new AddressFormatException(text, "is wider than the IPv4-mapped space");
        }
        int bits = family + length;
        IpAddress masked = mask(first, bits);
        if (!masked.equals(first)) {
            throw new AddressFormatException(
                    text, "has host bits set (did you mean " + new Prefix(masked, bits) + "?)");
        }
        return new Prefix(first, bits);
    }

    private static int parseLength(String text, int from, int most) {
        int length = 0;
        int digits = text.length() - from;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || digits > 3) {
                throw new AddressFormatException(text, "has no prefix length behind '/'");
            }
            length = length * 10 + (c - '0');
        }
        if (digits == 0 || (digits > 1 && text.charAt(from) == '0')) {
            throw new AddressFormatException(text, "has no prefix length behind '/'");
        }
        if (length > most) {
            throw new AddressFormatException(text, "is out of range: the prefix length is at most " + most);
        }
        return length;
    }

    /** Whether this is a prefix of IPv4 addresses. */
    public boolean isIpv4() {
        return bits >= 96 && first.isIpv4();
    }

    /** The length as written: 0 to 32 for IPv4, 0 to 128 for IPv6. */
    public int length() {
        return isIpv4() ? bits - 96 : bits;
    }

    /** Whether it is one address. */
    public boolean isSingle() {
        return bits == 128;
    }

    /** The last address. */
    public IpAddress last() {
        return new IpAddress(first.high() | ~highMask(bits), first.low() | ~lowMask(bits));
    }

    /** Whether the address is in it. */
    public boolean contains(IpAddress address) {
        return (address.high() & highMask(bits)) == first.high() && (address.low() & lowMask(bits)) == first.low();
    }

    /** Whether the other prefix is inside this one or is this one. */
    public boolean contains(Prefix other) {
        return other.bits >= bits && contains(other.first);
    }

    /** Whether they share an address. */
    public boolean overlaps(Prefix other) {
        return contains(other) || other.contains(this);
    }

    /** The number of addresses, 2^(128 - bits). */
    public BigInteger size() {
        return BigInteger.ONE.shiftLeft(128 - bits);
    }

    @Override
    public int compareTo(Prefix other) {
        return ORDER.compare(this, other);
    }

    /** {@code 192.0.2.0/24}; a single address without its length. */
    @Override
    public String toString() {
        return isSingle() ? first.toString() : first + "/" + length();
    }

    private static IpAddress mask(IpAddress address, int bits) {
        return new IpAddress(address.high() & highMask(bits), address.low() & lowMask(bits));
    }

    private static long highMask(int bits) {
        return bits >= 64 ? -1L : ones(bits);
    }

    private static long lowMask(int bits) {
        return bits <= 64 ? 0L : ones(bits - 64);
    }

    /** A mask whose first {@code count} of 64 bits are set. A shift by 64 would shift by nothing. */
    private static long ones(int count) {
        return count == 0 ? 0L : -1L << (64 - count);
    }
}
