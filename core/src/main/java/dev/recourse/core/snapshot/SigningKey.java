package dev.recourse.core.snapshot;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** An Ed25519 key pair. */
public final class SigningKey {
    private final PrivateKey secret;
    private final PublicKey publicKey;

    private SigningKey(PrivateKey secret, PublicKey publicKey) {
        this.secret = secret;
        this.publicKey = publicKey;
    }

    /** A new key. */
    public static SigningKey generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(Keys.ED25519).generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            return new SigningKey(
                    pair.getPrivate(),
                    new PublicKey(Arrays.copyOfRange(encoded, PublicKey.X509.length, encoded.length)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads what {@link #secretText} wrote.
     *
     * @throws IllegalArgumentException with a plain reason when it is none
     */
    public static SigningKey parse(String text) {
        String[] halves = text.strip().split("\\s+");
        try {
            PrivateKey secret = KeyFactory.getInstance(Keys.ED25519)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(halves[0])));
            SigningKey key = new SigningKey(secret, PublicKey.parse(halves[halves.length - 1]));
            byte[] nothing = key.sign(ByteBuffer.allocate(0));
            if (key.publicKey.verifies(ByteBuffer.allocate(0), nothing)) {
                return key;
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("it does not hold a key as Recourse writes them", e);
        }
        throw new IllegalArgumentException("its two halves are not of one key");
    }

    /** Both halves on two lines, for a file that nobody else may read. */
    public String secretText() {
        return Base64.getEncoder().encodeToString(secret.getEncoded()) + "\n" + publicKey + "\n";
    }

    /** The half for those who are to believe what this key signs. */
    public PublicKey publicKey() {
        return publicKey;
    }

    /** The signature of the bytes, 64 octets. */
    public byte[] sign(ByteBuffer bytes) {
        try {
            Signature signature = Signature.getInstance(Keys.ED25519);
            signature.initSign(secret);
            signature.update(bytes.duplicate());
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
