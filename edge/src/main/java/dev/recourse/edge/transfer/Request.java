package dev.recourse.edge.transfer;

import dev.recourse.core.dns.Edns;
import dev.recourse.core.dns.Header;
import dev.recourse.core.dns.Question;
import dev.recourse.core.dns.Received;
import dev.recourse.core.dns.TsigSigner;
import dev.recourse.edge.answer.Packet;
import dev.recourse.edge.answer.Transport;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A request that has been read.
 *
 * @param packet its octets without a signature, and whose they are
 * @param signer signs the reply, where the request was signed
 */
record Request(Received.Query query, Packet packet, Optional<TsigSigner> signer) {
    /** What we say that we take (DNS Flag Day 2020). */
    private static final int OUR_PAYLOAD = 1232;

    Header header() {
        return query.header();
    }

    Question question() {
        return query.question();
    }

    /** The size in our OPT record; 0: the client has none, so neither have we (RFC 6891 7). */
    int optSize() {
        return query.edns() instanceof Edns.Absent ? 0 : OUR_PAYLOAD;
    }

    Transport transport() {
        return packet.transport();
    }

    Request signedBy(TsigSigner key, ByteBuffer bare) {
        byte[] octets = new byte[bare.remaining()];
        bare.get(bare.position(), octets);
        Packet unsigned = new Packet(
                octets, octets.length, packet.transport(), packet.client(), packet.atMillis(), packet.keepalive());
        return new Request(query, unsigned, Optional.of(key));
    }
}
