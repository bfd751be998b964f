package dev.recourse.core.dns;

import java.nio.ByteBuffer;

/** NOTIFY (RFC 1996): a zone has changed. */
public final class NotifyMessage {
    private static final int OPCODE = 4;
    private static final int FIXED = 10;

    private NotifyMessage() {}

    /** The message to a secondary, with the new SOA as a hint (RFC 1996 3.7). */
    public static byte[] of(int id, RecordSet soa) {
        byte[] zone = soa.owner().toWire();
        byte[] data = soa.data().getFirst();
        return ByteBuffer.allocate(Header.SIZE + zone.length + 4 + 2 + FIXED + data.length)
                .putShort((short) id)
                .putShort((short) (OPCODE << 11 | Header.AUTHORITATIVE))
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(0)
                .put(zone)
                .putShort((short) RecordType.SOA)
                .putShort((short) RecordClass.IN)
                .putShort((short) (0xc000 | Header.SIZE))
                .putShort((short) RecordType.SOA)
                .putShort((short) RecordClass.IN)
                .putInt((int) soa.ttl())
                .putShort((short) data.length)
                .put(data)
                .array();
    }

    /**
     * Whether this is the reply to the message of that id, with whatever rcode: the secondary has heard it, and asking
     * again would change nothing (RFC 1996 4.8).
     */
    public static boolean isReply(byte[] message, int length, int id) {
        if (length < Header.SIZE) {
            return false;
        }
        ByteBuffer header = ByteBuffer.wrap(message);
        int flags = header.getShort(2);
        return Short.toUnsignedInt(header.getShort(0)) == id
                && (flags & Header.RESPONSE) != 0
                && (flags & Header.OPCODE) >>> 11 == OPCODE;
    }
}
