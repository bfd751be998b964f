package dev.recourse.core.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the records of a message are. For the few messages whose records matter to us: TSIG and IXFR. */
final class RecordScan {
    private static final int BROKEN = -1;
    private static final int FIXED = 10;
    /** No transfer request or reply to a NOTIFY has more; the rest need not be understood. */
    private static final int MOST = 64;

    private final byte[] message;
    private final int length;

    /** The parts of a message behind the question. */
    enum Section {
        ANSWER(6),
        AUTHORITY(8),
        ADDITIONAL(10);

        /** Where the header says how many records it has. */
        private final int count;

        Section(int count) {
            this.count = count;
        }
    }

    /**
     * A record.
     *
     * @param start where its name begins
     * @param data where its data begins
     * @param end behind its last octet
     */
    record Located(Section section, int start, DomainName name, int type, int recordClass, int data, int end) {}

    private RecordScan(byte[] message, int length) {
        this.message = message;
        this.length = length;
    }

    /** All records, in order; empty where the message is not one, or has more than a transfer needs. */
    static Optional<List<Located>> of(byte[] message, int length) {
        return length < Header.SIZE ? Optional.empty() : new RecordScan(message, length).read();
    }

    private Optional<List<Located>> read() {
        int at = Header.SIZE;
        for (int i = 0; i < pair(4); i++) {
            int end = at == BROKEN ? BROKEN : WireName.end(message, length, at);
            at = end == BROKEN || end + 4 > length ? BROKEN : end + 4;
            if (at == BROKEN) {
                return Optional.empty();
            }
        }
        List<Located> records = new ArrayList<>();
        for (Section section : Section.values()) {
            int count = pair(section.count);
            for (int i = 0; i < count; i++) {
                Optional<Located> record = record(section, at);
                if (record.isEmpty() || records.size() == MOST) {
                    return Optional.empty();
                }
                records.add(record.get());
                at = record.get().end();
            }
        }
        return at == length ? Optional.of(records) : Optional.empty();
    }

    private Optional<Located> record(Section section, int start) {
        int fixed = WireName.end(message, length, start);
        if (fixed == BROKEN || fixed + FIXED > length) {
            return Optional.empty();
        }
        int data = fixed + FIXED;
        int end = data + pair(fixed + 8);
        if (end > length) {
            return Optional.empty();
        }
        return WireName.read(message, length, start)
                .map(name -> new Located(section, start, name, pair(fixed), pair(fixed + 2), data, end));
    }

    private int pair(int index) {
        return (message[index] & 0xff) << 8 | (message[index + 1] & 0xff);
    }
}
