package dev.recourse.edge.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** Accepts connections on one address and gives each a virtual thread. */
final class TcpListener {
    private static final int BACKLOG = 256;
    /** When there are no file descriptors left, accepting fails at once again and again. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(100);

    private final ServerSocket server;
    private final Desk desk;
    private final OpenConnections open;
    private final Thread accepting = Thread.ofVirtual().name("dns-tcp").unstarted(this::accept);

    private TcpListener(ServerSocket server, Desk desk, OpenConnections open) {
        this.server = server;
        this.desk = desk;
        this.open = open;
    }

    /** Takes the address; answers nothing before {@link #start}. */
    static TcpListener bind(InetSocketAddress address, Desk desk, OpenConnections open) throws ListenException {
        try {
            ServerSocket server = new ServerSocket();
            try {
                // On Linux this keeps out only the remains of old connections; a second listener still fails.
                server.setReuseAddress(true);
                server.bind(address, BACKLOG);
                return new TcpListener(server, desk, open);
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
    }

    /** Accepts no more. */
    void close() throws IOException {
        server.close();
        Joined.join(accepting);
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
        TcpConnection connection = new TcpConnection(socket, desk, open.limits());
        if (!open.enter(connection)) {
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

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
