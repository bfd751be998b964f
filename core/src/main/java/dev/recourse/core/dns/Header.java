package dev.recourse.core.dns;

/**
 * The first four octets of a message.
 *
 * @param id chosen by the client, copied into the reply
 * @param flags the second pair of octets (RFC 1035 4.1.1)
 */
public record Header(int id, int flags) {
    static final int SIZE = 12;

    static final int RESPONSE = 0x8000;
    static final int OPCODE = 0x7800;
    static final int AUTHORITATIVE = 0x0400;
    static final int TRUNCATED = 0x0200;
    static final int RECURSION_DESIRED = 0x0100;

    boolean isResponse() {
        return (flags & RESPONSE) != 0;
    }

    int opcode() {
        return (flags & OPCODE) >>> 11;
    }

    /** The flags of a reply: opcode and RD copied; RA, Z, AD and CD always zero (RFC 1035 4.1.1, RFC 4035 3.1.6). */
    int replyFlags(int rcode, boolean authoritative, boolean truncated) {
        return RESPONSE
                | (flags & (OPCODE | RECURSION_DESIRED))
                | (authoritative ? AUTHORITATIVE : 0)
                | (truncated ? TRUNCATED : 0)
                | (rcode & 0xf);
    }
}
