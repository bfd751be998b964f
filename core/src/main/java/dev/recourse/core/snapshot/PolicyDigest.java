package dev.recourse.core.snapshot;

import dev.recourse.core.list.Policy;

/** A policy in eight octets, by which two sides see that they have the same. */
public final class PolicyDigest {
    private PolicyDigest() {}

    /** The first eight octets of the SHA-256 of its fields as a snapshot has them. */
    public static long of(Policy policy) {
        byte[] digest =
                Keys.sha256().digest(PolicyFields.write(policy).written().array());
        long first = 0;
        for (int i = 0; i < 8; i++) {
            first = (first << 8) | (digest[i] & 0xff);
        }
        return first;
    }
}
