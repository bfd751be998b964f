package dev.recourse.edge.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Binds everything that is to be listened on, or nothing. */
final class Endpoints {
    /** A port that is free for TCP on one address may be taken for UDP or on another; of 28,000 some are free for all. */
    private static final int TRIES = 32;

    private final Desk desk;
    private final OpenConnections open;
    private final int threads;
    private final List<Endpoint> bound = new ArrayList<>();

    private Endpoints(Desk desk, OpenConnections open, int threads) {
        this.desk = desk;
        this.open = open;
        this.threads = threads;
    }

    static List<Endpoint> bind(Listening listening, Desk desk, OpenConnections open) throws ListenException {
        Endpoints endpoints = new Endpoints(desk, open, listening.threads());
        try {
            for (InetSocketAddress listen : listening.addresses()) {
                endpoints.add(listen);
            }
            return List.copyOf(endpoints.bound);
        } catch (ListenException e) {
            closeAll(endpoints.bound, e);
            throw e;
        }
    }

    private void add(InetSocketAddress listen) throws ListenException {
        if (listen.isUnresolved()) {
            throw ListenException.of(listen, "UDP", new IOException("no such host"));
        }
        List<InetAddress> hosts = LocalAddresses.of(listen);
        for (int tries = listen.getPort() == 0 ? TRIES : 1; ; tries--) {
            try {
                bound.addAll(onePort(hosts, listen.getPort()));
                return;
            } catch (ListenException e) {
                if (tries <= 1 || !e.isInUse()) {
                    throw e;
                }
            }
        }
    }

    /** All addresses with the same port, also where the first one chooses it. */
    private List<Endpoint> onePort(List<InetAddress> hosts, int wanted) throws ListenException {
        List<Endpoint> taken = new ArrayList<>();
        int port = wanted;
        try {
            for (InetAddress host : hosts) {
                if (!isBound(host, port)) {
                    taken.add(Endpoint.bind(host, port, desk, open, threads));
                    port = taken.getLast().address().getPort();
                }
            }
            return taken;
        } catch (ListenException e) {
            closeAll(taken, e);
            throw e;
        }
    }

    /** 127.0.0.1 and 0.0.0.0 may both be named: that is one socket, not a port in use. */
    private boolean isBound(InetAddress host, int port) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        return bound.stream().anyMatch(endpoint -> endpoint.address().equals(address));
    }

    private static void closeAll(List<Endpoint> endpoints, Exception reason) {
        for (Endpoint endpoint : endpoints) {
            try {
                endpoint.close();
            } catch (IOException e) {
                reason.addSuppressed(e);
            }
        }
    }
}
