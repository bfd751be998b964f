package dev.recourse.core.dns;

/**
 * An extended DNS error (RFC 8914).
 *
 * @param code its number
 * @param text for a person who looks at the reply; ASCII, may be empty
 */
public record ExtendedError(int code, String text) {
    /** There is nothing to say. RFC 8914 has no negative numbers. */
    public static final ExtendedError NONE = new ExtendedError(-1, "");

    public static final ExtendedError NOT_READY = new ExtendedError(14, "");
    public static final ExtendedError PROHIBITED = new ExtendedError(18, "");
    public static final ExtendedError OVER_QUOTA = new ExtendedError(18, "too many queries from your address");
    public static final ExtendedError NOT_AUTHORITATIVE = new ExtendedError(20, "");
    public static final ExtendedError INVALID_DATA = new ExtendedError(24, "");
}
