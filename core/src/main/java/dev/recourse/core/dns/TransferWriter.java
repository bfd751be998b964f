package dev.recourse.core.dns;

import java.nio.ByteBuffer;

/**
 * Fills the messages of a zone transfer, one after the other (RFC 5936 2.2): as many records as there is room for, names
 * inside the zone shortened to a pointer to the question, which every message repeats.
 */
public final class TransferWriter {
    private static final int POINTER = 0xc000 | Header.SIZE;
    private static final int FIXED = 10;
    private static final int ANSWERS = 6;
    private static final int ADDITIONAL = 10;

    private final Question question;
    private final ByteBuffer out;
    private int answers;

    /** @param size the most octets of a message, at most 65,535 */
    public TransferWriter(Question question, int size) {
        this.question = question;
        this.out = ByteBuffer.allocate(size);
        begin();
    }

    private void begin() {
        answers = 0;
        out.clear()
                .position(Header.SIZE)
                .put(question.name().toWire())
                .putShort((short) question.type())
                .putShort((short) question.recordClass());
    }

    /** Adds a record of the set, class IN; says whether there was room. */
    public boolean add(RecordSet set, byte[] data) {
        boolean inside = set.owner().endsWith(question.name());
        int owner = set.owner().length() - (inside ? question.name().length() - 2 : 0);
        if (out.remaining() < owner + FIXED + data.length) {
            return false;
        }
        if (inside) {
            out.put(set.owner().toWire(), 0, owner - 2).putShort((short) POINTER);
        } else {
            out.put(set.owner().toWire());
        }
        out.putShort((short) set.type())
                .putShort((short) RecordClass.IN)
                .putInt((int) set.ttl())
                .putShort((short) data.length)
                .put(data);
        answers++;
        return true;
    }

    /** Whether it has no record yet. */
    public boolean isEmpty() {
        return answers == 0;
    }

    /** The message, authoritative; the next one begins. */
    public byte[] finish(Header request, int rcode, int optSize) {
        int additional = 0;
        if (optSize > 0) {
            // RFC 6891 6.1.2: root, type, size, version 0 and no flags.
            out.put((byte) 0)
                    .putShort((short) RecordType.OPT)
                    .putShort((short) optSize)
                    .putInt(0)
                    .putShort((short) 0);
            additional = 1;
        }
        out.putShort(0, (short) request.id())
                .putShort(2, (short) request.replyFlags(rcode, rcode == Rcode.NOERROR, false))
                .putShort(4, (short) 1)
                .putShort(ANSWERS, (short) answers)
                .putShort(ANSWERS + 2, (short) 0)
                .putShort(ADDITIONAL, (short) additional);
        byte[] message = new byte[out.position()];
        out.get(0, message);
        begin();
        return message;
    }
}
