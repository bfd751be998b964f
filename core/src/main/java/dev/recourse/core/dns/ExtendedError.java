package dev.recourse.core.dns;

/** Extended DNS errors by number (RFC 8914). */
public final class ExtendedError {
    /** In place of a number: there is nothing to say. RFC 8914 has no negative numbers. */
    public static final int NONE = -1;

    public static final int NOT_READY = 14;
    public static final int PROHIBITED = 18;
    public static final int NOT_AUTHORITATIVE = 20;
    public static final int INVALID_DATA = 24;

    private ExtendedError() {}
}
