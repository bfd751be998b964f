package dev.recourse.lookup.dns;

import java.io.IOException;
import java.security.SecureRandom;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * One question as it is sent: with an id and a spelling of the name that nobody can guess (draft-vixie-dnsext-dns0x20).
 *
 * @param id 16 random bits
 * @param name spelled at random
 */
record Question(int id, Name name, int type, boolean recursive) {
    /** What fits through nearly every network in one piece (DNS flag day 2020). */
    static final int DATAGRAM = 1232;

    private static final SecureRandom RANDOM = new SecureRandom();

    static Question of(Name name, int type, boolean recursive) {
        return new Question(RANDOM.nextInt(1 << 16), respelled(name), type, recursive);
    }

    /** Each letter in upper or lower case. Length octets are below 'A', so a whole name can be done at once. */
    private static Name respelled(Name name) {
        byte[] wire = name.toWire();
        byte[] coins = new byte[wire.length];
        RANDOM.nextBytes(coins);
        for (int i = 0; i < wire.length; i++) {
            int lower = wire[i] | 0x20;
            if (lower >= 'a' && lower <= 'z' && coins[i] > 0) {
                wire[i] ^= 0x20;
            }
        }
        try {
            return new Name(wire);
        } catch (IOException e) {
            throw new IllegalStateException("a name with other letters is a name", e);
        }
    }

    /** @param extended with EDNS, so that more than 512 octets fit a datagram */
    byte[] toWire(boolean extended) {
        Message message = new Message(id);
        Header header = message.getHeader();
        if (recursive) {
            header.setFlag(Flags.RD);
        }
        message.addRecord(Record.newRecord(name, type, DClass.IN), Section.QUESTION);
        if (extended) {
            message.addRecord(new OPTRecord(DATAGRAM, 0, 0), Section.ADDITIONAL);
        }
        return message.toWire();
    }
}
