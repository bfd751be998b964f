package dev.recourse.core.dns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A domain name in wire form (RFC 1035 3.1). Equal without regard to ASCII case (RFC 4343), kept in the case it came in,
 * because resolvers check that a reply echoes it.
 */
public final class DomainName {
    static final int LONGEST = 255;
    static final int LONGEST_LABEL = 63;

    /** The one name without labels. */
    static final DomainName ROOT = new DomainName(new byte[1]);

    private final byte[] wire;
    /** Where each label begins; an offset fits in an unsigned octet. */
    private final byte[] starts;

    private DomainName(byte[] wire) {
        this.wire = wire;
        this.starts = starts(wire);
    }

    /** @param wire a valid name without pointers, which the caller gives up */
    static DomainName ofWire(byte[] wire) {
        return new DomainName(wire);
    }

    /**
     * Reads a name in wire form, without pointers.
     *
     * @throws NameFormatException when it is none
     */
    public static DomainName parseWire(byte[] wire) {
        int at = 0;
        while (at < wire.length && wire[at] > 0 && wire[at] <= LONGEST_LABEL) {
            at += 1 + wire[at];
        }
        if (at != wire.length - 1 || wire[at] != 0 || wire.length > LONGEST) {
            throw new NameFormatException("octets in the place of a name", "are not one in wire form");
        }
        return new DomainName(wire.clone());
    }

    /**
     * Reads {@code bl.example.org}, with or without the last dot: letters, digits, '-' and '_'.
     *
     * @throws NameFormatException when it is not such a name
     */
    public static DomainName parse(String text) {
        return NameText.parse(text);
    }

    /**
     * The name that stands for a mail address in a SOA record (RFC 1035 8).
     *
     * @throws NameFormatException when it is no mail address
     */
    public static DomainName parseMailbox(String address) {
        return NameText.parseMailbox(address);
    }

    private static byte[] starts(byte[] wire) {
        int labels = 0;
        for (int at = 0; wire[at] != 0; at += 1 + wire[at]) {
            labels++;
        }
        byte[] starts = new byte[labels];
        for (int i = 0, at = 0; i < labels; i++, at += 1 + wire[at]) {
            starts[i] = (byte) at;
        }
        return starts;
    }

    /** The number of labels, the root not counted. */
    public int labels() {
        return starts.length;
    }

    /** The length in octets, uncompressed. */
    public int length() {
        return wire.length;
    }

    /** The octets of the uncompressed name. */
    public byte[] toWire() {
        return wire.clone();
    }

    /** Whether this is the other name or a name below it. */
    public boolean endsWith(DomainName other) {
        int more = starts.length - other.starts.length;
        int from = wire.length - other.wire.length;
        if (more < 0 || from < 0 || start(more) != from) {
            return false;
        }
        for (int i = 0; i < other.wire.length; i++) {
            if (fold(wire[from + i]) != fold(other.wire[i])) {
                return false;
            }
        }
        return true;
    }

    /** This name without its first labels. */
    public DomainName parent(int without) {
        return new DomainName(Arrays.copyOfRange(wire, start(without), wire.length));
    }

    /** The length of a label, 0 being the first. */
    int labelLength(int label) {
        return wire[start(label)];
    }

    /** An octet of a label. */
    byte labelOctet(int label, int index) {
        return wire[start(label) + 1 + index];
    }

    private int start(int label) {
        return label < starts.length ? starts[label] & 0xff : wire.length - 1;
    }

    void copyTo(byte[] target, int at) {
        System.arraycopy(wire, 0, target, at, wire.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DomainName o && o.wire.length == wire.length && endsWith(o);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (byte octet : wire) {
            hash = 31 * hash + fold(octet);
        }
        return hash;
    }

    /** As people write it, without the last dot; octets that are not printable as \DDD (RFC 1035 5.1). */
    @Override
    public String toString() {
        return starts.length == 0 ? "." : NameText.format(new String(wire, StandardCharsets.ISO_8859_1));
    }

    /** Safe over a whole name: a length octet is at most 63, below 'A'. */
    private static int fold(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet;
    }
}
