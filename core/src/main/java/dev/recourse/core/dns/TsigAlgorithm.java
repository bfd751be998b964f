package dev.recourse.core.dns;

import java.util.Arrays;
import java.util.Optional;

/** The algorithms of RFC 8945 6. hmac-md5 must not be used and is none of them. */
public enum TsigAlgorithm {
    HMAC_SHA1("hmac-sha1", "HmacSHA1", 20),
    HMAC_SHA224("hmac-sha224", "HmacSHA224", 28),
    HMAC_SHA256("hmac-sha256", "HmacSHA256", 32),
    HMAC_SHA384("hmac-sha384", "HmacSHA384", 48),
    HMAC_SHA512("hmac-sha512", "HmacSHA512", 64);

    private final String label;
    final String javaName;
    /** The octets of a whole MAC. */
    final int size;

    TsigAlgorithm(String label, String javaName, int size) {
        this.label = label;
        this.javaName = javaName;
        this.size = size;
    }

    /** As it stands in a record. */
    DomainName domainName() {
        return DomainName.parse(label);
    }

    /** The algorithm of that name, as in {@code hmac-sha256}. */
    public static Optional<TsigAlgorithm> of(String name) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.label.equals(name))
                .findFirst();
    }

    /** The least octets of a MAC that is taken: ten, or half of it (RFC 8945 5.2.2.1). */
    int least() {
        return Math.max(10, size / 2);
    }
}
