package dev.recourse.lookup.dns;

import java.io.IOException;
import java.util.Arrays;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSInput;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;

/** Whether octets that came are the reply to a question (RFC 5452 9.1). Pure. */
final class ReplyCheck {
    private static final int HEADER = 12;
    private static final int RESPONSE = 0x8000;
    private static final int OPCODE = 0x7800;
    private static final int TRUNCATED = 0x0200;

    private ReplyCheck() {}

    /** What the octets are. */
    sealed interface Judged {
        /** The reply. */
        record Reply(Message message) implements Judged {}

        /** The reply, but the rest of it has to be fetched over TCP. */
        record Truncated() implements Judged {}

        /** The right question, but not spelled as we did: perhaps forged, perhaps an old server. */
        record Respelled() implements Judged {}

        /** The right id and question, or what may have been that, and nothing to read behind. */
        record Malformed() implements Judged {}

        /** No reply to this question. */
        record NotOurs() implements Judged {}
    }

    static Judged judge(byte[] octets, Question question) {
        if (octets.length < HEADER || word(octets, 0) != question.id()) {
            return new Judged.NotOurs();
        }
        int flags = word(octets, 2);
        if ((flags & RESPONSE) == 0 || (flags & OPCODE) != 0) {
            return new Judged.NotOurs();
        }
        return word(octets, 4) == 0 ? withoutQuestion(octets, flags) : withQuestion(octets, flags, question);
    }

    /** Some servers send the bare header of a failure (RFC 1035 4.1.1 leaves it open). It can never be an answer. */
    private static Judged withoutQuestion(byte[] octets, int flags) {
        int rcode = flags & 0xf;
        boolean failure = rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN;
        return failure && octets.length == HEADER ? parsed(octets) : new Judged.NotOurs();
    }

    private static Judged withQuestion(byte[] octets, int flags, Question question) {
        Name name;
        try {
            DNSInput input = new DNSInput(octets);
            input.jump(HEADER);
            name = new Name(input);
            if (word(octets, 4) != 1
                    || input.readU16() != question.type()
                    || input.readU16() != DClass.IN
                    || !name.equals(question.name())) {
                return new Judged.NotOurs();
            }
        } catch (IOException | IllegalArgumentException e) {
            return new Judged.Malformed();
        }
        if (!Arrays.equals(name.toWire(), question.name().toWire())) {
            return new Judged.Respelled();
        }
        return (flags & TRUNCATED) == 0 ? parsed(octets) : new Judged.Truncated();
    }

    private static Judged parsed(byte[] octets) {
        try {
            return new Judged.Reply(new Message(octets));
        } catch (IOException | RuntimeException e) {
            // The octets are a stranger's: whatever the parser says against them, they are not a reply.
            return new Judged.Malformed();
        }
    }

    private static int word(byte[] octets, int at) {
        return ((octets[at] & 0xff) << 8) | (octets[at + 1] & 0xff);
    }
}
