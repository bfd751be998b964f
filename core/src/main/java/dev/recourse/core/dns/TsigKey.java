package dev.recourse.core.dns;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret shared with one other server. Never printed: {@link #toString} names it only. */
public final class TsigKey {
    private final DomainName name;
    private final TsigAlgorithm algorithm;
    private final byte[] secret;

    /** @throws IllegalArgumentException where the secret is empty */
    public TsigKey(DomainName name, TsigAlgorithm algorithm, byte[] secret) {
        if (secret.length == 0) {
            throw new IllegalArgumentException("the key " + name + " has no secret");
        }
        this.name = name;
        this.algorithm = algorithm;
        this.secret = secret.clone();
    }

    /** What both servers call it. */
    public DomainName name() {
        return name;
    }

    TsigAlgorithm algorithm() {
        return algorithm;
    }

    /** A MAC to be fed; one for each message. */
    Mac mac() {
        try {
            Mac mac = Mac.getInstance(algorithm.javaName);
            mac.init(new SecretKeySpec(secret, algorithm.javaName));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + algorithm.javaName, e);
        }
    }

    @Override
    public String toString() {
        return name + " (" + algorithm.domainName() + ")";
    }
}
