package dev.recourse.core.snapshot;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The public half of an Ed25519 key: who trusts it believes what the other half has signed. */
public final class PublicKey {
    /** What stands before the 32 octets of the key in X.509 (RFC 8410 4). */
    static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final byte[] octets;

    PublicKey(byte[] octets) {
        if (octets.length != SnapshotFormat.KEY_BYTES) {
            throw new IllegalArgumentException("a public key has 32 octets, not " + octets.length);
        }
        this.octets = octets.clone();
    }

    /**
     * Reads the 44 characters that {@link #toString} writes.
     *
     * @throws IllegalArgumentException with a plain reason when they are none
     */
    public static PublicKey parse(String text) {
        try {
            return new PublicKey(Base64.getDecoder().decode(text.strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text.strip() + "' is not a public key: 44 characters, as 'recourse key show' prints them", e);
        }
    }

    byte[] octets() {
        return octets.clone();
    }

    /** Whether the other half signed these bytes. */
    public boolean verifies(ByteBuffer bytes, byte[] signature) {
        try {
            byte[] encoded = Arrays.copyOf(X509, X509.length + octets.length);
            System.arraycopy(octets, 0, encoded, X509.length, octets.length);
            Signature check = Signature.getInstance(Keys.ED25519);
            check.initVerify(KeyFactory.getInstance(Keys.ED25519).generatePublic(new X509EncodedKeySpec(encoded)));
            check.update(bytes.duplicate());
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            // Octets that are no point of the curve, or no signature: nobody signed this.
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicKey o && Arrays.equals(octets, o.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    /** The 32 octets in Base64. */
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(octets);
    }
}
