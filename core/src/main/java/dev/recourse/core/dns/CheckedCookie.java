package dev.recourse.core.dns;

/**
 * What the cookie of a query is worth, and the one that goes back: client cookie, then server cookie (RFC 9018 4).
 *
 * @param standing what it is worth
 * @param client the client's own eight octets
 * @param head version, reserved octets and timestamp of the server cookie for the reply
 * @param hash its other eight octets
 */
public record CheckedCookie(Standing standing, long client, long head, long hash) {
    /** No cookie came, none goes back. */
    public static final CheckedCookie ABSENT = new CheckedCookie(Standing.ABSENT, 0, 0, 0);

    /** The cases of RFC 7873 5.2; the fifth, a wrong length, is a format error before anything is checked. */
    public enum Standing {
        ABSENT,
        CLIENT_ONLY,
        /** Too old, from the future, of another server or forged. */
        INVALID,
        /** The client was sent this cookie at this address: it is not forged. */
        VALID
    }

    /** Whether the client has shown that it has this address. */
    public boolean isValid() {
        return standing == Standing.VALID;
    }
}
