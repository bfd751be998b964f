package dev.recourse.core.dns;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Reads names inside a message, compressed or not (RFC 1035 4.1.4). */
final class WireName {
    private static final int BROKEN = -1;
    private static final int POINTER = 0xc0;
    /** One in front of each label that a name can have; more are a way to make us walk. */
    private static final int MOST_POINTERS = 127;

    private WireName() {}

    /** Behind the name that begins there, or -1. */
    static int end(byte[] message, int length, int start) {
        int at = start;
        while (at < length && at - start < DomainName.LONGEST) {
            int octet = message[at] & 0xff;
            if (octet == 0) {
                return at + 1;
            }
            if (octet >= POINTER) {
                return at + 2 <= length ? at + 2 : BROKEN;
            }
            if (octet > DomainName.LONGEST_LABEL) {
                return BROKEN;
            }
            at += 1 + octet;
        }
        return BROKEN;
    }

    /** The whole name; empty where it is none. A pointer must lead back, so reading ends. */
    static Optional<DomainName> read(byte[] message, int length, int start) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        int at = start;
        int back = start;
        int pointers = 0;
        while (at < length) {
            int octet = message[at] & 0xff;
            if (octet == 0) {
                wire.write(0);
                return Optional.of(wire.toByteArray())
                        .filter(octets -> octets.length <= DomainName.LONGEST)
                        .map(DomainName::ofWire);
            }
            if (octet >= POINTER) {
                if (at + 2 > length || ++pointers > MOST_POINTERS) {
                    return Optional.empty();
                }
                int target = (octet & 0x3f) << 8 | (message[at + 1] & 0xff);
                if (target >= back || target < Header.SIZE) {
                    return Optional.empty();
                }
                back = target;
                at = target;
            } else {
                if (octet > DomainName.LONGEST_LABEL || at + 1 + octet > length) {
                    return Optional.empty();
                }
                wire.write(message, at, 1 + octet);
                at += 1 + octet;
                if (wire.size() > DomainName.LONGEST) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
