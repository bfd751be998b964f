package dev.recourse.edge.dns;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.edge.status.Counters;
import dev.recourse.edge.status.Event;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The TCP connections that are open, over all addresses, kept within the limits. Its monitor guards its state. */
final class OpenConnections {
    /** Whoever has one IPv6 address has its /64, and could open a connection from each. */
    private static final int SOURCE_BITS = 64;

    /** How often in an idle time it is looked whose is over. */
    private static final int LOOKS = 8;

    /** At the end, so long may replies take that are on their way: a transfer may take half an hour. */
    private static final Duration DRAINING = Duration.ofSeconds(1);

    private final TcpLimits limits;
    private final Counters counters;
    private final Set<TcpConnection> open = new HashSet<>();
    private final Map<Prefix, Integer> bySource = new HashMap<>();
    /** How many are open; written under the monitor, read for each query. */
    private volatile int count;
    /** Whether no more is to come; written under the monitor. */
    private volatile boolean ending;

    private final Thread closing = Thread.ofVirtual().name("dns-tcp-overdue").unstarted(this::closeOverdue);

    OpenConnections(TcpLimits limits, Counters counters) {
        this.limits = limits;
        this.counters = counters;
    }

    TcpLimits limits() {
        return limits;
    }

    void start() {
        closing.start();
    }

    /** How long a connection may be idle from now on, as clients are told: 0 where it had better be closed (RFC 7828 3.3.2). */
    int keepalive() {
        return ending ? 0 : limits.keepalive(count);
    }

    int count() {
        return count;
    }

    /** Takes in no more and reads no more; what has been read is answered. */
    void drain() {
        synchronized (this) {
            ending = true;
        }
        all().forEach(TcpConnection::readNoMore);
    }

    /** Closes what is open, at the latest when draining has had its time, and looks no more. */
    void close() {
        closing.interrupt();
        awaitDrained(System.nanoTime() + DRAINING.toNanos());
        all().forEach(TcpConnection::close);
    }

    private synchronized void awaitDrained(long until) {
        try {
            for (long left = until - System.nanoTime(); !open.isEmpty() && left > 0; left = until - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes the connection in, unless a limit is reached. */
    synchronized boolean enter(TcpConnection connection) {
        Prefix source = source(connection.client());
        int theirs = bySource.getOrDefault(source, 0);
        if (ending || open.size() >= limits.connections() || theirs >= limits.perSource()) {
            counters.count(Event.TCP_TURNED_AWAY);
            return false;
        }
        bySource.put(source, theirs + 1);
        counters.count(Event.TCP_OPENED);
        open.add(connection);
        count = open.size();
        return true;
    }

    synchronized void leave(TcpConnection connection) {
        if (open.remove(connection)) {
            count = open.size();
            notifyAll();
            counters.count(Event.TCP_CLOSED);
            bySource.computeIfPresent(source(connection.client()), (source, n) -> n > 1 ? n - 1 : null);
        }
    }

    private synchronized List<TcpConnection> all() {
        return List.copyOf(open);
    }

    /**
     * One thread watches all deadlines: a socket's own timeout covers reading only, and a client that never takes its
     * replies would hold its place for ever.
     */
    private void closeOverdue() {
        try {
            while (true) {
                Thread.sleep(limits.idleFor().dividedBy(LOOKS));
                all().stream().filter(TcpConnection::isOverdue).forEach(this::closeOverdue);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeOverdue(TcpConnection connection) {
        counters.count(Event.TCP_OVERDUE);
        connection.close();
        // It leaves now, or it would be found overdue once more before its own thread has noticed.
        leave(connection);
    }

    private static Prefix source(InetAddress client) {
        IpAddress address = IpAddress.ofBytes(client.getAddress());
        return address.isIpv4() ? Prefix.of(address) : Prefix.around(address, SOURCE_BITS);
    }
}
