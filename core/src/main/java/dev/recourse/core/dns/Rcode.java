package dev.recourse.core.dns;

/** Response codes by number; those above 15 need an OPT record for their upper eight bits. */
public final class Rcode {
    public static final int NOERROR = 0;
    public static final int FORMERR = 1;
    public static final int SERVFAIL = 2;
    public static final int NXDOMAIN = 3;
    public static final int NOTIMP = 4;
    public static final int REFUSED = 5;
    public static final int NOTAUTH = 9;
    public static final int BADVERS = 16;

    public static final int BADCOOKIE = 23;

    /** In a TSIG record (RFC 8945 3); there 16 is BADSIG. */
    public static final int BADSIG = 16;

    public static final int BADKEY = 17;
    public static final int BADTIME = 18;
    public static final int BADTRUNC = 22;

    private Rcode() {}
}
