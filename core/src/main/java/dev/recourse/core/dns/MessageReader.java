package dev.recourse.core.dns;

import java.util.Arrays;

/**
 * Reads a query from whatever arrives. Total: every sequence of octets gives a {@link Received} and nothing else, and
 * takes time in proportion to its length.
 */
public final class MessageReader {
    private static final Edns ABSENT = new Edns.Absent();
    private static final Edns BROKEN_OPT = new Edns.Broken();
    private static final int BROKEN = -1;
    /** Type, class, TTL and length of a record. */
    private static final int FIXED = 10;

    private final byte[] message;
    private final int length;
    /** The next octet to read, or BROKEN. */
    private int at;

    private MessageReader(byte[] message, int length) {
        this.message = message;
        this.length = length;
    }

    /**
     * @param message the packet in its first octets
     * @param length how many octets it has
     */
    public static Received read(byte[] message, int length) {
        if (length < Header.SIZE) {
            return new Received.Noise();
        }
        MessageReader reader = new MessageReader(message, length);
        Header header = new Header(reader.pair(0), reader.pair(2));
        if (header.isResponse()) {
            return new Received.Noise();
        }
        return header.opcode() == 0 ? reader.query(header) : new Received.OtherOpcode(header);
    }

    private Received query(Header header) {
        int questions = pair(4);
        if (questions == 0) {
            return noQuestion(header);
        }
        int nameEnd = questionNameEnd();
        if (questions != 1 || nameEnd == BROKEN || nameEnd + 4 > length) {
            return new Received.Malformed(header);
        }
        DomainName name = DomainName.ofWire(Arrays.copyOfRange(message, Header.SIZE, nameEnd));
        Question question = new Question(name, pair(nameEnd), pair(nameEnd + 2));
        at = nameEnd + 4;
        Edns edns = records();
        return at == length ? new Received.Query(header, question, edns) : new Received.Malformed(header);
    }

    private Received noQuestion(Header header) {
        at = Header.SIZE;
        Edns edns = records();
        return at == length && !(edns instanceof Edns.Absent)
                ? new Received.NoQuestion(header, edns)
                : new Received.Malformed(header);
    }

    /** A query may bring records (IXFR a SOA); none of them changes our answer but OPT. */
    private Edns records() {
        skipRecords(pair(6));
        skipRecords(pair(8));
        return additional(pair(10));
    }

    /** The first name of a message has nothing behind it to point to: a pointer in it is an error (RFC 1035 4.1.4). */
    private int questionNameEnd() {
        int end = Header.SIZE;
        while (end < length && message[end] > 0 && message[end] <= DomainName.LONGEST_LABEL) {
            end += 1 + message[end];
        }
        boolean whole = end < length && message[end] == 0 && end + 1 - Header.SIZE <= DomainName.LONGEST;
        return whole ? end + 1 : BROKEN;
    }

    private void skipRecords(int count) {
        for (int i = 0; i < count && at != BROKEN; i++) {
            int fixed = fixedPart();
            at = fixed == BROKEN ? BROKEN : recordEnd(fixed);
        }
    }

    private Edns additional(int count) {
        Edns edns = ABSENT;
        for (int i = 0; i < count && at != BROKEN; i++) {
            int fixed = fixedPart();
            int end = fixed == BROKEN ? BROKEN : recordEnd(fixed);
            if (end != BROKEN && pair(fixed) == RecordType.OPT) {
                edns = edns instanceof Edns.Absent ? opt(fixed, end) : BROKEN_OPT;
            }
            at = end;
        }
        return edns;
    }

    private Edns opt(int fixed, int end) {
        // RFC 6891 6.1.2: the name is the root, one octet.
        return fixed - at == 1
                ? OptReader.read(message, fixed + FIXED, end, pair(fixed + 2), message[fixed + 5] & 0xff)
                : BROKEN_OPT;
    }

    /** Where the part behind the name of the record at {@link #at} begins, if all of it is there. */
    private int fixedPart() {
        int end = at;
        while (end < length && message[end] > 0 && message[end] <= DomainName.LONGEST_LABEL) {
            end += 1 + message[end];
        }
        if (end >= length) {
            return BROKEN;
        }
        int fixed = (message[end] & 0xc0) == 0xc0 ? behindPointer(end) : message[end] == 0 ? end + 1 : BROKEN;
        return fixed == BROKEN || fixed + FIXED > length || end - at > DomainName.LONGEST ? BROKEN : fixed;
    }

    /** A pointer is not followed, only checked: it must lead back, into what has been read (RFC 1035 4.1.4). */
    private int behindPointer(int pointer) {
        if (pointer + 2 > length) {
            return BROKEN;
        }
        int target = pair(pointer) & 0x3fff;
        return target >= Header.SIZE && target < at ? pointer + 2 : BROKEN;
    }

    private int recordEnd(int fixed) {
        int end = fixed + FIXED + pair(fixed + 8);
        return end <= length ? end : BROKEN;
    }

    private int pair(int index) {
        return (message[index] & 0xff) << 8 | (message[index + 1] & 0xff);
    }
}
