package dev.recourse.edge.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** One address and port: UDP and TCP, both or neither (RFC 7766 5). */
record Endpoint(InetSocketAddress address, UdpListener udp, TcpListener tcp) {

    /** Takes the address; answers nothing before {@link #start}. */
    static Endpoint bind(InetAddress host, int port, Desk desk, OpenConnections open, int threads)
            throws ListenException {
        TcpListener tcp = TcpListener.bind(new InetSocketAddress(host, port), desk, open);
        InetSocketAddress bound = new InetSocketAddress(host, tcp.port());
        try {
            return new Endpoint(bound, UdpListener.bind(bound, desk, threads), tcp);
        } catch (ListenException e) {
            try {
                tcp.close();
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    void start() {
        udp.start();
        tcp.start();
    }

    /** Stops answering and frees the port. */
    void close() throws IOException {
        try {
            udp.close();
        } finally {
            tcp.close();
        }
    }
}
