package dev.recourse.edge.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** Accepts connections and gives each a virtual thread. */
final class TcpListener {
    private static final int BACKLOG = 256;
    /** When there are no file descriptors left, accepting fails at once again and again. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(100);

    private final ServerSocket server;
    private final Desk desk;
    private final TcpLimits limits;
    private final OpenConnections open;
    private final Thread accepting = Thread.ofVirtual().name("dns-tcp").unstarted(this::accept);
    private final Thread closing = Thread.ofVirtual().name("dns-tcp-overdue").unstarted(this::closeOverdue);

    private TcpListener(ServerSocket server, Desk desk, TcpLimits limits) {
        this.server = server;
        this.desk = desk;
        this.limits = limits;
        this.open = new OpenConnections(limits);
    }

    /** Takes the address; answers nothing before {@link #start}. */
    static TcpListener bind(InetSocketAddress address, Desk desk, TcpLimits limits) throws ListenException {
        try {
            ServerSocket server = new ServerSocket();
            try {
                // On Linux this keeps out only the remains of old connections; a second listener still fails.
                server.setReuseAddress(true);
                server.bind(address, BACKLOG);
                return new TcpListener(server, desk, limits);
            } catch (IOException | RuntimeException e) {
                server.close();
                throw e;
            }
        } catch (IOException e) {
            throw ListenException.of(address, "TCP", e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    void start() {
        accepting.start();
        closing.start();
    }

    void close() throws IOException {
        server.close();
        closing.interrupt();
        Joined.join(accepting);
        open.all().forEach(TcpConnection::close);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                serve(server.accept());
            } catch (IOException e) {
                pause(server.isClosed() ? Duration.ZERO : PAUSE_AFTER_FAILURE);
            }
        }
    }

    private void serve(Socket socket) {
        TcpConnection connection = new TcpConnection(socket, desk, limits.idleFor());
        if (!open.enter(connection)) {
            desk.counters().countTurnedAway();
            connection.close();
            return;
        }
        Thread.ofVirtual().name("dns-tcp-client").start(() -> {
            try {
                connection.serve();
            } finally {
                open.leave(connection);
            }
        });
    }

    /**
     * One thread watches all deadlines: a socket's own timeout covers reading only, and a client that never takes its
     * replies would hold its place for ever.
     */
    private void closeOverdue() {
        Duration every = limits.idleFor().dividedBy(8);
        while (!server.isClosed() && pause(every)) {
            open.all().stream().filter(TcpConnection::isOverdue).forEach(TcpConnection::close);
        }
    }

    /** Whether it was not interrupted. */
    private static boolean pause(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
