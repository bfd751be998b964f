package dev.recourse.edge.dns;

import dev.recourse.edge.answer.Answer;
import dev.recourse.edge.answer.Outcome;
import dev.recourse.edge.answer.Responder;
import dev.recourse.edge.answer.ServedView;
import dev.recourse.edge.answer.Transport;
import dev.recourse.edge.status.Counters;
import dev.recourse.edge.transfer.Transfer;
import dev.recourse.edge.transfer.TransferDesk;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Where both transports bring their packets, and the one place where a fault in answering is caught. */
final class Desk {
    private static final System.Logger LOG = System.getLogger(Desk.class.getName());
    /** A packet that breaks us may come a thousand times a second; each is counted, one a minute is logged. */
    private static final long LOG_EVERY = Duration.ofMinutes(1).toNanos();

    private final Supplier<ServedView> view;
    private final InstantSource clock;
    private final Counters counters;
    private final TransferDesk transfers;
    private final AtomicLong nextLog = new AtomicLong(System.nanoTime());

    /** Without secondaries. */
    Desk(Supplier<ServedView> view, InstantSource clock, Counters counters) {
        this(view, clock, counters, TransferDesk.forNobody(clock));
    }

    Desk(Supplier<ServedView> view, InstantSource clock, Counters counters, TransferDesk transfers) {
        this.view = view;
        this.clock = clock;
        this.counters = counters;
        this.transfers = transfers;
    }

    /** What is to be sent, where the packet is the request of a secondary; empty for all others: {@link #answer} them. */
    Optional<Transfer> transfer(byte[] message, int length, InetAddress client, Transport transport) {
        try {
            return transfers.open(message, length, client, transport, bare -> answer(bare, bare.length, transport));
        } catch (RuntimeException | Error broken) {
            log(broken);
            return Optional.empty();
        }
    }

    Answer answer(byte[] message, int length, Transport transport) {
        Answer answer = guarded(message, length, transport);
        counters.count(transport, answer.outcome());
        return answer;
    }

    private Answer guarded(byte[] message, int length, Transport transport) {
        try {
            // Read once: the whole query is answered from one serial.
            return Responder.answer(
                    message, length, transport, view.get(), clock.instant().getEpochSecond());
        } catch (RuntimeException | Error broken) {
            // Error too: a stack overflow or a lack of memory in one query must not end the thread that answers all.
            log(broken);
            return failure(message, length, transport);
        }
    }

    private static Answer failure(byte[] message, int length, Transport transport) {
        try {
            return Responder.failure(message, length, transport);
        } catch (RuntimeException | Error again) {
            // What breaks even the reader or the writer has been logged; it gets no answer, but the thread lives.
            return new Answer.Drop();
        }
    }

    private void log(Throwable broken) {
        long now = System.nanoTime();
        long next = nextLog.get();
        if (now - next >= 0 && nextLog.compareAndSet(next, now + LOG_EVERY)) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "a DNS query could not be answered (SERVFAIL); " + counters.queries(Outcome.FAILED)
                            + " others before it",
                    broken);
        }
    }

    Counters counters() {
        return counters;
    }
}
