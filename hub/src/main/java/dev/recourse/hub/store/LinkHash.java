package dev.recourse.hub.store;

import java.util.Arrays;
import java.util.HexFormat;

/** The SHA-256 of the secret of a link. */
public final class LinkHash {
    private static final int LENGTH = 32;

    private final byte[] octets;

    /** @throws IllegalArgumentException where it is not 32 octets */
    public LinkHash(byte[] octets) {
        if (octets.length != LENGTH) {
            throw new IllegalArgumentException("a SHA-256 has 32 octets");
        }
        this.octets = octets.clone();
    }

    byte[] octets() {
        return octets.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinkHash hash && Arrays.equals(octets, hash.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(octets, 0, 4) + "…";
    }
}
