package dev.recourse.edge.transfer;

import dev.recourse.core.dns.RecordType;

/** Tells the many packets that are no business of secondaries by a few octets, before anything is read. */
final class Peek {
    private static final int HEADER = 12;
    private static final int LABEL_MAX = 63;

    private Peek() {}

    /** Whether it may ask for a transfer or be signed: false for a question alone, or with nothing but an OPT record. */
    static boolean concerns(byte[] message, int length) {
        int at = HEADER;
        while (at < length && message[at] > 0 && message[at] <= LABEL_MAX) {
            at += 1 + message[at];
        }
        if (at + 5 > length || message[at] != 0) {
            return false;
        }
        int type = pair(message, at + 1);
        if (type == RecordType.AXFR || type == RecordType.IXFR) {
            return true;
        }
        int additional = pair(message, 10);
        int next = at + 5;
        boolean onlyOpt = additional == 1
                && pair(message, 6) == 0
                && pair(message, 8) == 0
                && next + 3 <= length
                && message[next] == 0
                && pair(message, next + 1) == RecordType.OPT;
        return additional > 0 && !onlyOpt;
    }

    private static int pair(byte[] message, int index) {
        return (message[index] & 0xff) << 8 | (message[index + 1] & 0xff);
    }
}
