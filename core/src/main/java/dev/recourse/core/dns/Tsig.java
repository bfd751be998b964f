package dev.recourse.core.dns;

import dev.recourse.core.dns.RecordScan.Located;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A TSIG record (RFC 8945 4.2). */
final class Tsig {
    final DomainName keyName;
    final DomainName algorithm;
    /** Of signing, in seconds since 1970. */
    final long time;
    /** The seconds by which the clocks may differ. */
    final int fudge;

    final byte[] mac;
    /** The id of the message when it was signed. */
    final int originalId;

    final int error;
    /** With BADTIME: the server's time. */
    final byte[] other;
    /** Where the record begins: what is signed ends there. */
    final int start;

    private Tsig(
            Located at,
            DomainName algorithm,
            long time,
            int fudge,
            byte[] mac,
            int originalId,
            int error,
            byte[] other) {
        this.keyName = at.name();
        this.algorithm = algorithm;
        this.time = time;
        this.fudge = fudge;
        this.mac = mac;
        this.originalId = originalId;
        this.error = error;
        this.other = other;
        this.start = at.start();
    }

    /** What a message says of a signature. */
    sealed interface Found {
        /** It has none. */
        record Absent() implements Found {}

        /** There are two, it is not the last record, or it cannot be read (RFC 8945 5.2). */
        record Broken() implements Found {}

        /** It has one. */
        record Present(Tsig tsig) implements Found {}
    }

    private static final int TIME = 6;
    private static final int FIXED = TIME + 4;

    static Found find(byte[] message, int length) {
        Optional<List<Located>> scanned = RecordScan.of(message, length);
        List<Located> records = scanned.orElse(List.of());
        List<Located> signatures =
                records.stream().filter(r -> r.type() == RecordType.TSIG).toList();
        if (signatures.isEmpty()) {
            return new Found.Absent();
        }
        Located last = records.getLast();
        boolean placed = signatures.size() == 1
                && signatures.getFirst().equals(last)
                && last.section() == RecordScan.Section.ADDITIONAL
                && last.recordClass() == RecordClass.ANY;
        return (placed ? read(message, last) : Optional.<Tsig>empty())
                .<Found>map(Found.Present::new)
                .orElseGet(Found.Broken::new);
    }

    private static Optional<Tsig> read(byte[] message, Located at) {
        Octets data = new Octets(message, at.data(), at.end());
        Optional<DomainName> algorithm = WireName.read(message, at.end(), at.data());
        int behind = WireName.end(message, at.end(), at.data());
        if (algorithm.isEmpty() || !data.seek(behind) || data.left() < FIXED) {
            return Optional.empty();
        }
        long time = data.number(TIME);
        int fudge = (int) data.number(2);
        Optional<byte[]> mac = data.counted();
        if (mac.isEmpty() || data.left() < 4) {
            return Optional.empty();
        }
        int originalId = (int) data.number(2);
        int error = (int) data.number(2);
        return data.counted()
                .filter(other -> data.left() == 0)
                .map(other -> new Tsig(at, algorithm.get(), time, fudge, mac.get(), originalId, error, other));
    }

    /** Octets of a message, read one after the other. */
    private static final class Octets {
        private final byte[] message;
        private final int end;
        private int at;

        Octets(byte[] message, int at, int end) {
            this.message = message;
            this.at = at;
            this.end = end;
        }

        boolean seek(int to) {
            at = to;
            return to >= 0 && to <= end;
        }

        int left() {
            return end - at;
        }

        long number(int octets) {
            long number = 0;
            for (int i = 0; i < octets; i++) {
                number = number << 8 | (message[at++] & 0xff);
            }
            return number;
        }

        /** As many octets as the two in front of them say. */
        Optional<byte[]> counted() {
            if (left() < 2) {
                return Optional.empty();
            }
            int count = (int) number(2);
            if (count > left()) {
                return Optional.empty();
            }
            at += count;
            return Optional.of(Arrays.copyOfRange(message, at - count, at));
        }
    }
}
