package dev.recourse.edge.transfer;

import dev.recourse.core.dns.Edns;
import dev.recourse.core.dns.Header;
import dev.recourse.core.dns.Question;
import dev.recourse.core.dns.Received;
import dev.recourse.core.dns.TsigSigner;
import dev.recourse.edge.answer.Transport;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A request that has been read.
 *
 * @param message its octets, without a signature, on an array
 * @param signer signs the reply, where the request was signed
 */
record Request(
        Received.Query query,
        ByteBuffer message,
        InetAddress client,
        Transport transport,
        Optional<TsigSigner> signer) {
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

    Request signedBy(TsigSigner key, ByteBuffer bare) {
        return new Request(query, bare, client, transport, Optional.of(key));
    }
}
