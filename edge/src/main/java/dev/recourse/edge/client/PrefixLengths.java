package dev.recourse.edge.client;

import dev.recourse.core.address.IpAddress;

/**
 * What counts as one client: all addresses that share so many first bits.
 *
 * @param ipv4 1 to 32
 * @param ipv6 1 to 128
 */
public record PrefixLengths(int ipv4, int ipv6) {
    /** One address; of IPv6 the /64, since whoever has one address of it has all. */
    public static final PrefixLengths SINGLE = new PrefixLengths(32, 64);

    /** A network, as those who forge addresses forge its neighbours too (BIND's rate-limit has the same). */
    public static final PrefixLengths NETWORK = new PrefixLengths(24, 56);

    /** @throws IllegalArgumentException when a length is out of range */
    public PrefixLengths {
        if (ipv4 < 1 || ipv4 > 32 || ipv6 < 1 || ipv6 > 128) {
            throw new IllegalArgumentException("prefix lengths are 1 to 32 and 1 to 128");
        }
    }

    /** One number for the client and the salt. Two clients share one about as often as two 64-bit random numbers. */
    long key(IpAddress client, long salt) {
        if (client.isIpv4()) {
            return mixed(salt ^ Integer.toUnsignedLong(client.ipv4Bits() & -1 << (32 - ipv4)));
        }
        long high = ipv6 >= 64 ? client.high() : client.high() & -1L << (64 - ipv6);
        long low = ipv6 <= 64 ? 0 : client.low() & -1L << (128 - ipv6);
        return mixed(mixed(~salt ^ high) ^ low);
    }

    /** The finisher of SplitMix64: every bit of the input changes half of the output. */
    private static long mixed(long number) {
        long a = (number ^ number >>> 30) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ a >>> 27) * 0x94d049bb133111ebL;
        return b ^ b >>> 31;
    }
}
