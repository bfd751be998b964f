package dev.recourse.edge.dns;

import dev.recourse.core.address.IpAddress;
import dev.recourse.edge.answer.Answer;
import dev.recourse.edge.answer.ClientPolicy;
import dev.recourse.edge.answer.Outcome;
import dev.recourse.edge.answer.Packet;
import dev.recourse.edge.answer.Responder;
import dev.recourse.edge.answer.ServedView;
import dev.recourse.edge.answer.Transport;
import dev.recourse.edge.status.Counters;
import dev.recourse.edge.transfer.Transfer;
import dev.recourse.edge.transfer.TransferDesk;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Where both transports bring their packets, and the one place where a fault in answering is caught. */
final class Desk {
    private static final System.Logger LOG = System.getLogger(Desk.class.getName());
    /** A packet that breaks us may come a thousand times a second; each is counted, one a minute is logged. */
    private static final long LOG_EVERY = Duration.ofMinutes(1).toNanos();

    private static final String UNANSWERED = "a DNS query could not be answered";

    private final ClientPolicy policy;
    private final Supplier<ServedView> view;
    private final InstantSource clock;
    private final Counters counters;
    private final TransferDesk transfers;
    private final IntSupplier keepalive;
    private final AtomicLong nextLog = new AtomicLong(System.nanoTime());

    /** @param keepalive how long a TCP connection may be idle from now on, in units of 100 ms */
    Desk(
            ClientPolicy policy,
            Supplier<ServedView> view,
            InstantSource clock,
            Counters counters,
            TransferDesk transfers,
            IntSupplier keepalive) {
        this.policy = policy;
        this.view = view;
        this.clock = clock;
        this.counters = counters;
        this.transfers = transfers;
        this.keepalive = keepalive;
    }

    Packet packet(byte[] message, int length, Transport transport, InetAddress client) {
        int idle = transport == Transport.TCP ? keepalive.getAsInt() : 0;
        return new Packet(message, length, transport, IpAddress.ofBytes(client.getAddress()), clock.millis(), idle);
    }

    /** What is to be sent, where the packet is the request of a secondary; empty for all others: {@link #answer} them. */
    Optional<Transfer> transfer(Packet packet) {
        try {
            return transfers.open(packet, () -> policy.admits(packet), this::answer);
        } catch (RuntimeException | Error broken) {
            log(UNANSWERED, broken);
            return Optional.empty();
        }
    }

    /**
     * Sends it.
     *
     * @throws IOException when the client takes no more, or the rest cannot be made: half of it has no meaning
     */
    void send(Transfer transfer, Transfer.Sink sink) throws IOException {
        try {
            transfer.writeTo(sink);
        } catch (RuntimeException | Error broken) {
            log("a zone transfer broke off", broken);
            throw new IOException(broken);
        }
    }

    Answer answer(Packet packet) {
        Answer answer = guarded(packet);
        counters.count(packet.transport(), answer.outcome());
        counters.count(answer.zone(), answer.outcome());
        counters.watchers().saw(packet, answer);
        if (answer instanceof Answer.Reply reply) {
            counters.count(reply.cookie());
            counters.replySizes(packet.transport()).count(reply.message().remaining());
        }
        return answer;
    }

    private Answer guarded(Packet packet) {
        try {
            // Read once: the whole query is answered from one serial.
            return Responder.answer(policy, packet, view.get());
        } catch (RuntimeException | Error broken) {
            // Error too: a stack overflow or a lack of memory in one query must not end the thread that answers all.
            log(UNANSWERED, broken);
            return failure(packet);
        }
    }

    private static Answer failure(Packet packet) {
        try {
            return Responder.failure(packet);
        } catch (RuntimeException | Error again) {
            // What breaks even the reader or the writer has been logged; it gets no answer, but the thread lives.
            return new Answer.Drop(Outcome.DROPPED);
        }
    }

    private void log(String what, Throwable broken) {
        long now = System.nanoTime();
        long next = nextLog.get();
        if (now - next >= 0 && nextLog.compareAndSet(next, now + LOG_EVERY)) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    what + "; before it, " + counters.queries(Outcome.FAILED) + " queries were answered SERVFAIL so",
                    broken);
        }
    }

    Counters counters() {
        return counters;
    }
}
