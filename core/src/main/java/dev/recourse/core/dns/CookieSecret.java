package dev.recourse.core.dns;

import dev.recourse.core.address.IpAddress;
import java.util.HexFormat;

/**
 * A server secret (RFC 9018 4.4).
 *
 * @param key0 its first eight octets, the first being the lowest
 * @param key1 the other eight
 */
public record CookieSecret(long key0, long key1) {
    private static final int OCTETS = 16;
    private static final int IPV4_OCTETS = 4;

    /**
     * Reads 32 hexadecimal digits.
     *
     * @throws IllegalArgumentException when the text is not that
     */
    public static CookieSecret parse(String text) {
        if (text.length() != 2 * OCTETS) {
            throw new IllegalArgumentException("a cookie secret has 32 hexadecimal digits");
        }
        byte[] octets = HexFormat.of().parseHex(text);
        return new CookieSecret(word(octets, 0), word(octets, 8));
    }

    private static long word(byte[] octets, int from) {
        long word = 0;
        for (int i = 7; i >= 0; i--) {
            word = word << 8 | (octets[from + i] & 0xff);
        }
        return word;
    }

    /** The hash part of a server cookie: of client cookie, version, reserved, timestamp and the client's address. */
    long hash(long client, long head, IpAddress address) {
        SipHash hash = new SipHash(key0, key1);
        hash.word(Long.reverseBytes(client));
        hash.word(Long.reverseBytes(head));
        return Long.reverseBytes(finish(hash, address));
    }

    private static long finish(SipHash hash, IpAddress address) {
        if (address.isIpv4()) {
            long octets = Integer.toUnsignedLong(Integer.reverseBytes(address.ipv4Bits()));
            return hash.finish(octets, 2 * Long.BYTES + IPV4_OCTETS);
        }
        hash.word(Long.reverseBytes(address.high()));
        hash.word(Long.reverseBytes(address.low()));
        return hash.finish(0, 4 * Long.BYTES);
    }

    /** Never the secret itself: records are printed in messages and logs. */
    @Override
    public String toString() {
        return "CookieSecret";
    }
}
