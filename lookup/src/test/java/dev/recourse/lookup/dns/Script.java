package dev.recourse.lookup.dns;

import java.io.IOException;
import org.xbill.DNS.Message;

/** What a {@link ScriptedServer} does with a question. Runs in a thread of its own for each, and may take its time. */
@FunctionalInterface
interface Script {
    void answer(Message query, Transport transport, Sender sender) throws IOException, InterruptedException;

    /** How to send. */
    interface Sender {
        /** A datagram, or a message of a TCP connection with its length in front. */
        void send(byte[] message) throws IOException;

        /** A datagram from another port of the same address. */
        void sendFromElsewhere(byte[] message) throws IOException;

        /** Octets of a TCP connection as they are. */
        void raw(byte[] octets) throws IOException;
    }

    /** The same reply to everything. */
    static Script always(Answer answer) {
        return (query, transport, sender) -> sender.send(answer.to(query));
    }

    /** Never a word. */
    static Script silent() {
        return (query, transport, sender) -> {};
    }
}
