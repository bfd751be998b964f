package dev.recourse.core.dns;

import dev.recourse.core.address.IpAddress;
import java.util.List;

/**
 * The secrets in force, the same at all edges of an anycast address. They roll in three stages (RFC 9018 5): the new one
 * is accepted everywhere; it makes the cookies, and the old one is accepted; the old one goes.
 *
 * @param current makes cookies, and is accepted
 * @param accepted are accepted too; at most {@link #MOST}
 */
public record CookieSecrets(CookieSecret current, List<CookieSecret> accepted) {
    /** One that comes and one that goes; each costs a hash for every cookie that is not ours. */
    public static final int MOST = 2;

    /** Version 1, reserved octets zero. */
    private static final long VERSION = 1L << 56;

    private static final int OLDEST_SECONDS = 3600;
    private static final int NEWEST_SECONDS = 300;
    private static final int REFRESH_SECONDS = 1800;

    public CookieSecrets {
        accepted = List.copyOf(accepted);
        if (accepted.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " further secrets");
        }
    }

    /**
     * What the cookie of a query is worth, and which one goes back.
     *
     * @param now seconds since 1970
     */
    public CheckedCookie check(Cookie cookie, IpAddress address, long now) {
        return switch (cookie) {
            case Cookie.None none -> CheckedCookie.ABSENT;
            case Cookie.ClientOnly only -> make(CheckedCookie.Standing.CLIENT_ONLY, only.client(), address, now);
            case Cookie.Foreign foreign -> make(CheckedCookie.Standing.INVALID, foreign.client(), address, now);
            case Cookie.Both both -> checkBoth(both, address, now);
        };
    }

    private CheckedCookie checkBoth(Cookie.Both both, IpAddress address, long now) {
        // The difference of two 32-bit times, so that it holds across 2038 and 2106 (RFC 1982).
        int age = (int) now - (int) both.head();
        boolean timely = both.head() >>> 56 == VERSION >>> 56 && age >= -NEWEST_SECONDS && age <= OLDEST_SECONDS;
        if (timely && both.hash() == current.hash(both.client(), both.head(), address)) {
            return age > REFRESH_SECONDS
                    ? make(CheckedCookie.Standing.VALID, both.client(), address, now)
                    : new CheckedCookie(CheckedCookie.Standing.VALID, both.client(), both.head(), both.hash());
        }
        boolean valid = timely && isAccepted(both, address);
        // A cookie of another secret is replaced at once, so that none is left when that secret goes.
        return make(valid ? CheckedCookie.Standing.VALID : CheckedCookie.Standing.INVALID, both.client(), address, now);
    }

    private boolean isAccepted(Cookie.Both both, IpAddress address) {
        for (CookieSecret secret : accepted) {
            if (both.hash() == secret.hash(both.client(), both.head(), address)) {
                return true;
            }
        }
        return false;
    }

    private CheckedCookie make(CheckedCookie.Standing standing, long client, IpAddress address, long now) {
        long head = VERSION | (now & 0xffffffffL);
        return new CheckedCookie(standing, client, head, current.hash(client, head, address));
    }
}
