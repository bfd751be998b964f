package dev.recourse.core.dns;

/** EDNS options by number. Any other is neither minded nor echoed (RFC 6891 6.1.2). */
final class OptionCode {
    static final int NSID = 3;
    static final int EXPIRE = 9;
    static final int COOKIE = 10;
    static final int KEEPALIVE = 11;
    static final int EXTENDED_ERROR = 15;

    private OptionCode() {}
}
