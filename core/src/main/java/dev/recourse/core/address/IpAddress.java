package dev.recourse.core.address;

import java.util.Optional;

/**
 * An IPv4 or IPv6 address: 128 bits, an IPv4 address being {@code ::ffff:a.b.c.d}.
 *
 * <p>So an IPv4-mapped address and its IPv4 address are one value, everywhere and in every output (style.md W26). The
 * order is that of the unsigned 128-bit number: all IPv4 addresses stand together.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record IpAddress(long high, long low) implements Comparable<IpAddress> {

    private static final long IPV4_MARK = 0xffffL;

    /** The IPv4 address of a 32-bit number in network order. */
    public static IpAddress ofIpv4(int bits) {
        return new IpAddress(0, IPV4_MARK << 32 | Integer.toUnsignedLong(bits));
    }

    /**
     * The address in 4 or 16 octets, network order.
     *
     * @throws IllegalArgumentException for any other number of octets
     */
    public static IpAddress ofBytes(byte[] octets) {
        if (octets.length == 4) {
            return ofIpv4((int) number(octets, 0, 4));
        }
        if (octets.length == 16) {
            return new IpAddress(number(octets, 0, 8), number(octets, 8, 8));
        }
        throw new IllegalArgumentException("an address has 4 or 16 octets, not " + octets.length);
    }

    /**
     * Reads {@code 192.0.2.1} or any spelling of an IPv6 address (RFC 4291 2.2), upper case too, without zone or port.
     *
     * @throws AddressFormatException when the text is not exactly one address
     */
    public static IpAddress parse(String text) {
        return AddressText.parse(text);
    }

    /** As {@link #parse}, empty instead of an exception. */
    public static Optional<IpAddress> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (AddressFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether this is an IPv4 address (an IPv4-mapped one is). */
    public boolean isIpv4() {
        return high == 0 && low >>> 32 == IPV4_MARK;
    }

    /** The IPv4 address as a 32-bit number; meaningful only where {@link #isIpv4}. */
    public int ipv4Bits() {
        return (int) low;
    }

    /** All 16 octets, an IPv4 address in its mapped form: compares bytewise as {@link #compareTo} does. */
    public byte[] toBytes() {
        byte[] octets = new byte[16];
        for (int i = 0; i < 8; i++) {
            octets[i] = (byte) (high >>> (56 - 8 * i));
            octets[8 + i] = (byte) (low >>> (56 - 8 * i));
        }
        return octets;
    }

    /** Bit {@code index} of the 128, 0 being the first. */
    public boolean bit(int index) {
        return index < 64 ? (high >>> (63 - index) & 1) == 1 : (low >>> (127 - index) & 1) == 1;
    }

    @Override
    public int compareTo(IpAddress other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** Dotted quad, or IPv6 as RFC 5952 writes it. */
    @Override
    public String toString() {
        return AddressText.format(this);
    }

    private static long number(byte[] octets, int from, int count) {
        long value = 0;
        for (int i = from; i < from + count; i++) {
            value = value << 8 | (octets[i] & 0xff);
        }
        return value;
    }
}
