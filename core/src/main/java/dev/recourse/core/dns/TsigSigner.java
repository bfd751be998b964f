package dev.recourse.core.dns;

import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.crypto.Mac;

/**
 * Signs the messages of one reply, one after the other: each signature covers the one before it (RFC 8945 5.3.1). Not for
 * several threads.
 */
public final class TsigSigner {
    /** RFC 8945 10: the recommended seconds by which clocks may differ. */
    static final int FUDGE = 300;

    private static final int FIXED = 10;

    private final TsigKey key;
    private final int originalId;
    private byte[] before;
    private boolean first = true;

    /** @param before the MAC of the request; empty where there is none */
    private TsigSigner(TsigKey key, int originalId, byte[] before) {
        this.key = key;
        this.originalId = originalId;
        this.before = before;
    }

    /** For a message that begins an exchange. */
    public static TsigSigner ofRequest(TsigKey key, int id) {
        return new TsigSigner(key, id, new byte[0]);
    }

    static TsigSigner ofReply(TsigKey key, Tsig request) {
        return new TsigSigner(key, request.originalId, request.mac);
    }

    /** The octets that a signature takes, at most. */
    public int size() {
        return key.name().length() + FIXED + key.algorithm().domainName().length() + 16 + key.algorithm().size + 6;
    }

    /**
     * The message with its signature.
     *
     * @param message whole, with its counts; not changed
     * @param now seconds since 1970
     */
    public byte[] sign(byte[] message, long now) {
        return sign(message, now, 0, new byte[0]);
    }

    byte[] sign(byte[] message, long now, int error, byte[] other) {
        byte[] mac = mac(key, before, message, first, now, FUDGE, error, other);
        before = mac;
        first = false;
        return append(message, key.name(), key.algorithm().domainName(), now, mac, originalId, error, other);
    }

    /** The MAC of a message (RFC 8945 4.3); of the second and later ones of a reply the times only (5.3.1). */
    static byte[] mac(
            TsigKey key, byte[] before, byte[] message, boolean first, long time, int fudge, int error, byte[] other) {
        Mac mac = key.mac();
        if (before.length > 0) {
            mac.update(pair(before.length));
            mac.update(before);
        }
        mac.update(message);
        if (first) {
            mac.update(folded(key.name()));
            mac.update(pair(RecordClass.ANY));
            mac.update(new byte[4]);
            mac.update(folded(key.algorithm().domainName()));
        }
        mac.update(times(time, fudge));
        if (first) {
            mac.update(pair(error));
            mac.update(pair(other.length));
            mac.update(other);
        }
        return mac.doFinal();
    }

    /** The message with a TSIG record, and one more in its last count. */
    static byte[] append(
            byte[] message,
            DomainName key,
            DomainName algorithm,
            long time,
            byte[] mac,
            int originalId,
            int error,
            byte[] other) {
        int data = algorithm.length() + 8 + 2 + mac.length + 6 + other.length;
        ByteBuffer signed = ByteBuffer.allocate(message.length + key.length() + FIXED + data)
                .put(message)
                .put(key.toWire())
                .put(pair(RecordType.TSIG))
                .put(pair(RecordClass.ANY))
                .putInt(0)
                .put(pair(data))
                .put(algorithm.toWire())
                .put(times(time, FUDGE))
                .put(pair(mac.length))
                .put(mac)
                .put(pair(originalId))
                .put(pair(error))
                .put(pair(other.length))
                .put(other);
        signed.putShort(10, (short) (signed.getShort(10) + 1));
        return signed.array();
    }

    /** 48 bits of seconds. */
    static byte[] time(long seconds) {
        return Arrays.copyOfRange(ByteBuffer.allocate(8).putLong(seconds).array(), 2, 8);
    }

    private static byte[] times(long time, int fudge) {
        return ByteBuffer.allocate(8).put(time(time)).put(pair(fudge)).array();
    }

    /** In lower case (RFC 8945 4.3.3). A length octet is below 'A'. */
    private static byte[] folded(DomainName name) {
        byte[] wire = name.toWire();
        for (int i = 0; i < wire.length; i++) {
            wire[i] = (byte) (wire[i] >= 'A' && wire[i] <= 'Z' ? wire[i] + ('a' - 'A') : wire[i]);
        }
        return wire;
    }

    private static byte[] pair(int value) {
        return new byte[] {(byte) (value >>> 8), (byte) value};
    }
}
