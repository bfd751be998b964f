package dev.recourse.core.snapshot;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What every JDK has, without exceptions that say it might not. */
final class Keys {
    static final String ED25519 = "Ed25519";

    private Keys() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
