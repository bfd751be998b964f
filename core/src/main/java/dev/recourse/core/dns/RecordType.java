package dev.recourse.core.dns;

/** Record types by number. Not an enum: a query may carry any of the 65,536 and must be answered. */
public final class RecordType {
    public static final int A = 1;
    public static final int NS = 2;
    public static final int SOA = 6;
    public static final int TXT = 16;
    public static final int AAAA = 28;
    public static final int OPT = 41;
    public static final int DS = 43;
    public static final int IXFR = 251;
    public static final int AXFR = 252;
    public static final int ANY = 255;
    public static final int TSIG = 250;

    private RecordType() {}

    /** Whether it asks for something else than records of one type, ANY aside (RFC 6895 3.1: 128 to 255). */
    public static boolean isMeta(int type) {
        return type >= 128 && type < ANY;
    }
}
