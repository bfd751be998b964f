package dev.recourse.edge.dns;

import dev.recourse.edge.answer.ServedView;
import dev.recourse.edge.status.Counters;
import dev.recourse.edge.transfer.TransferDesk;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Answers DNS on one address, UDP and TCP on the same port (RFC 7766 5), until it is closed. */
public final class DnsServer implements AutoCloseable {
    /** A port that is free for TCP may be taken for UDP; of 28,000 some are free for both. */
    private static final int TRIES = 32;

    private final InetSocketAddress address;
    private final UdpListener udp;
    private final TcpListener tcp;

    private DnsServer(InetSocketAddress address, UdpListener udp, TcpListener tcp) {
        this.address = address;
        this.udp = udp;
        this.tcp = tcp;
    }

    /**
     * Listens and answers. Its threads are daemons: they do not keep a program alive.
     *
     * @param listen port 0 takes a free one, see {@link #address}
     * @param view what to answer from, read once for each query, by any thread
     * @param clock what has expired by it is not answered
     * @throws ListenException when the address cannot be had, with a sentence for the operator
     */
    public static DnsServer start(
            InetSocketAddress listen, Supplier<ServedView> view, InstantSource clock, Counters counters)
            throws ListenException {
        return start(listen, new Desk(view, clock, counters), TcpLimits.USUAL);
    }

    /**
     * As {@link #start(InetSocketAddress, Supplier, InstantSource, Counters)}, for secondaries too.
     *
     * @param transfers takes their requests
     */
    public static DnsServer start(
            InetSocketAddress listen,
            Supplier<ServedView> view,
            InstantSource clock,
            Counters counters,
            TransferDesk transfers)
            throws ListenException {
        return start(listen, new Desk(view, clock, counters, transfers), TcpLimits.USUAL);
    }

    static DnsServer start(InetSocketAddress listen, Desk desk, TcpLimits limits) throws ListenException {
        int tries = listen.getPort() == 0 ? TRIES : 1;
        while (true) {
            tries--;
            try {
                DnsServer server = bind(listen, desk, limits);
                server.udp.start();
                server.tcp.start();
                return server;
            } catch (ListenException e) {
                if (tries == 0 || !e.isInUse()) {
                    throw e;
                }
            }
        }
    }

    private static DnsServer bind(InetSocketAddress listen, Desk desk, TcpLimits limits) throws ListenException {
        if (listen.isUnresolved()) {
            throw ListenException.of(listen, "UDP", new IOException("no such host"));
        }
        TcpListener tcp = TcpListener.bind(listen, desk, limits);
        InetSocketAddress bound = new InetSocketAddress(listen.getAddress(), tcp.port());
        try {
            return new DnsServer(bound, UdpListener.bind(bound, desk), tcp);
        } catch (ListenException e) {
            closeQuietly(tcp, e);
            throw e;
        }
    }

    private static void closeQuietly(TcpListener tcp, Exception reason) {
        try {
            tcp.close();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /** Where it listens, with the port that it has. */
    public InetSocketAddress address() {
        return address;
    }

    /** Stops answering and frees the port. */
    @Override
    public void close() throws IOException {
        try {
            udp.close();
        } finally {
            tcp.close();
        }
    }
}
