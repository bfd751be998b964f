package dev.recourse.core.dns;

import java.util.Arrays;

/** The options of a reply's OPT record (RFC 6891 6.1.2), put together before the records: those must leave room. */
public final class ReplyOptions {
    private static final byte[] NO_OCTETS = {};
    private static final int HEAD = 4;
    private static final int COOKIE_LENGTH = 3 * Long.BYTES;

    private byte[] out = NO_OCTETS;
    private int at;

    /** None yet. */
    public ReplyOptions() {}

    /** The cookie, where one came. */
    public ReplyOptions cookie(CheckedCookie cookie) {
        if (cookie.standing() != CheckedCookie.Standing.ABSENT) {
            head(OptionCode.COOKIE, COOKIE_LENGTH);
            number(cookie.client(), Long.BYTES);
            number(cookie.head(), Long.BYTES);
            number(cookie.hash(), Long.BYTES);
        }
        return this;
    }

    /**
     * Why it ended so, where there is something to say.
     *
     * @param error see {@link ExtendedError}
     * @param text for a person who looks at the reply; ASCII, may be empty
     */
    public ReplyOptions extendedError(int error, String text) {
        if (error != ExtendedError.NONE) {
            head(OptionCode.EXTENDED_ERROR, 2 + text.length());
            number(error, 2);
            for (int i = 0; i < text.length(); i++) {
                out[at++] = (byte) text.charAt(i);
            }
        }
        return this;
    }

    /** Which server answers (RFC 5001 2.3). */
    public ReplyOptions serverId(byte[] id) {
        head(OptionCode.NSID, id.length);
        System.arraycopy(id, 0, out, at, id.length);
        at += id.length;
        return this;
    }

    /** How long a secondary may answer from what it has, in seconds (RFC 7314 3.2). */
    public ReplyOptions expire(long seconds) {
        head(OptionCode.EXPIRE, 4);
        number(seconds, 4);
        return this;
    }

    /** How long this TCP connection may be idle, in units of 100 ms (RFC 7828 3.1). */
    public ReplyOptions keepalive(int units) {
        head(OptionCode.KEEPALIVE, 2);
        number(units, 2);
        return this;
    }

    private void head(int code, int length) {
        if (at + HEAD + length > out.length) {
            out = Arrays.copyOf(out, at + HEAD + length);
        }
        number(code, 2);
        number(length, 2);
    }

    private void number(long value, int octets) {
        for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
            out[at++] = (byte) (value >>> shift);
        }
    }

    int length() {
        return at;
    }

    void copyTo(byte[] target, int from) {
        System.arraycopy(out, 0, target, from, at);
    }
}
