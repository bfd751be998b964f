package dev.recourse.edge.transfer;

import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.NotifyMessage;
import dev.recourse.core.dns.RecordSet;
import dev.recourse.core.dns.TsigSigner;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Tells one secondary of one zone after the other, the newest serial of each, until it answers. */
final class NotifyThread {
    private static final System.Logger LOG = System.getLogger(NotifyThread.class.getName());
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final int LONGEST = 65_535;

    private final NotifyTarget target;
    private final Function<DomainName, RecordSet> soa;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition signal = lock.newCondition();
    private final Thread thread;

    // Guarded by lock. At most one try a zone.
    private final Map<DomainName, NotifyTries> waiting = new HashMap<>();
    private boolean closed;

    NotifyThread(NotifyTarget target, Function<DomainName, RecordSet> soa, InstantSource clock) {
        this.target = target;
        this.soa = soa;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("dns-notify").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void changed(Map<DomainName, Long> serials) {
        lock.lock();
        try {
            serials.forEach((zone, serial) -> waiting.put(zone, new NotifyTries(serial, System.nanoTime())));
            signal.signal();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            signal.signal();
        } finally {
            lock.unlock();
        }
        thread.interrupt();
    }

    private record Due(DomainName zone, NotifyTries tries) {}

    private void run() {
        try {
            for (Optional<Due> due = awaitDue(); due.isPresent(); due = awaitDue()) {
                settle(due.get(), isAnswered(due.get().zone()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next zone to be told; empty once it is over. */
    private Optional<Due> awaitDue() throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                Optional<Due> next = waiting.entrySet().stream()
                        .map(e -> new Due(e.getKey(), e.getValue()))
                        .min((a, b) -> Long.compare(wait(a), wait(b)));
                if (next.isEmpty()) {
                    signal.await();
                } else if (wait(next.get()) <= 0) {
                    return next;
                } else {
                    signal.awaitNanos(wait(next.get()));
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private static long wait(Due due) {
        return due.tries().waitNanos(System.nanoTime());
    }

    /** A newer serial may have come in the meantime: then there are other tries in the map, and they stay. */
    private void settle(Due due, boolean answered) {
        lock.lock();
        try {
            if (waiting.get(due.zone()) == due.tries()
                    && (answered || !due.tries().unanswered(System.nanoTime()))) {
                waiting.remove(due.zone());
                if (!answered) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            target.address() + " did not answer that " + due.zone() + " has serial "
                                    + due.tries().serial() + "; it will see at its next refresh");
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isAnswered(DomainName zone) {
        int id = random.nextInt(1 << 16);
        byte[] message = NotifyMessage.of(id, soa.apply(zone));
        long now = clock.instant().getEpochSecond();
        byte[] sent = target.key()
                .map(key -> TsigSigner.ofRequest(key, id).sign(message, now))
                .orElse(message);
        try (DatagramSocket socket = new DatagramSocket()) {
            // Connected: only its own address can answer.
            socket.connect(target.address());
            socket.send(new DatagramPacket(sent, sent.length));
            return receives(socket, id);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean receives(DatagramSocket socket, int id) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[LONGEST], LONGEST);
        long end = System.nanoTime() + ANSWER.toNanos();
        try {
            while (true) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                socket.setSoTimeout((int) Math.max(1, left / 1_000_000));
                socket.receive(packet);
                if (NotifyMessage.isReply(packet.getData(), packet.getLength(), id)) {
                    return true;
                }
            }
        } catch (SocketTimeoutException e) {
            return false;
        }
    }
}
