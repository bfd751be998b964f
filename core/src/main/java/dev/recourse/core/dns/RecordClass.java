package dev.recourse.core.dns;

/** Record classes by number. */
public final class RecordClass {
    /** The Internet: the one class that has lists. */
    public static final int IN = 1;
    /** In a TSIG record. */
    static final int ANY = 255;

    /** Chaosnet, of which a few names are left that say who a server is (RFC 4892 2). */
    public static final int CHAOS = 3;

    private RecordClass() {}
}
