package dev.recourse.edge.transfer;

import dev.recourse.core.dns.Header;
import dev.recourse.core.dns.Question;
import dev.recourse.core.dns.Rcode;
import dev.recourse.core.dns.RecordSet;
import dev.recourse.core.dns.TransferWriter;
import dev.recourse.core.dns.TsigSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Puts records into messages and sends each when it is full. */
final class MessageStream {
    /** Long enough to make a message's own cost small, short enough that a hundred clients are no burden. */
    private static final int MESSAGE = 32_768;

    /** However slowly a client takes its messages: what it reads from must be let go at some time. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Header request;
    private final Optional<TsigSigner> signer;
    private final InstantSource clock;
    private final Transfer.Sink sink;
    private final TransferWriter writer;
    private final long deadline = System.nanoTime() + LONGEST.toNanos();
    /** OPT stands in the first message only (RFC 5936 2.2.5). */
    private int optSize;

    MessageStream(Request request, Question question, int optSize, InstantSource clock, Transfer.Sink sink) {
        this.request = request.header();
        this.signer = request.signer();
        this.optSize = optSize;
        this.clock = clock;
        this.sink = sink;
        this.writer = new TransferWriter(
                question, MESSAGE - signer.map(TsigSigner::size).orElse(0) - 16);
    }

    /**
     * Adds all records of the set.
     *
     * @throws UncheckedIOException when a message cannot be sent
     */
    void add(RecordSet set) {
        for (byte[] data : set.data()) {
            if (!writer.add(set, data)) {
                flush();
                if (!writer.add(set, data)) {
                    throw new IllegalStateException("a record of " + data.length + " octets");
                }
            }
        }
    }

    void end() {
        if (!writer.isEmpty()) {
            flush();
        }
    }

    private void flush() {
        byte[] message = writer.finish(request, Rcode.NOERROR, optSize);
        optSize = 0;
        try {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("the client took longer than " + LONGEST.toMinutes() + " minutes");
            }
            long now = clock.instant().getEpochSecond();
            sink.message(signer.map(s -> s.sign(message, now)).orElse(message));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
