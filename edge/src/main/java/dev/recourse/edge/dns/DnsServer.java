package dev.recourse.edge.dns;

import dev.recourse.edge.answer.ClientPolicy;
import dev.recourse.edge.answer.ServedView;
import dev.recourse.edge.status.Counters;
import dev.recourse.edge.status.Occupancy;
import dev.recourse.edge.status.Occupancy.Level;
import dev.recourse.edge.transfer.TransferDesk;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * Answers DNS until it is closed. Each address has sockets of its own, so that a reply comes from the address that was
 * asked (RFC 2181 4.1).
 */
public final class DnsServer implements AutoCloseable {
    private final List<Endpoint> endpoints;
    private final OpenConnections connections;
    private final ClientPolicy policy;
    private final TransferDesk transfers;

    private DnsServer(
            List<Endpoint> endpoints, OpenConnections connections, ClientPolicy policy, TransferDesk transfers) {
        this.endpoints = endpoints;
        this.connections = connections;
        this.policy = policy;
        this.transfers = transfers;
    }

    /**
     * Listens on one address, answers everybody, without limits but those of TCP.
     *
     * @param listen see {@link Listening}
     * @param view what to answer from, read once for each query, by any thread
     * @param clock what has expired by it is not answered
     * @throws ListenException when the address cannot be had, with a sentence for the operator
     */
    public static DnsServer start(
            InetSocketAddress listen, Supplier<ServedView> view, InstantSource clock, Counters counters)
            throws ListenException {
        return start(Listening.on(listen), ClientPolicy.open(), view, clock, counters);
    }

    /**
     * Listens and answers. Its threads are daemons: they do not keep a program alive.
     *
     * @param policy who is answered, and how much
     * @param view what to answer from, read once for each query, by any thread
     * @param clock what has expired by it is not answered
     * @throws ListenException when an address cannot be had, with a sentence for the operator; then none is
     */
    public static DnsServer start(
            Listening listening, ClientPolicy policy, Supplier<ServedView> view, InstantSource clock, Counters counters)
            throws ListenException {
        return start(listening, policy, view, clock, counters, TransferDesk.forNobody(clock, counters));
    }

    /**
     * As {@link #start(Listening, ClientPolicy, Supplier, InstantSource, Counters)}, for secondaries too.
     *
     * @param transfers takes their requests
     */
    public static DnsServer start(
            Listening listening,
            ClientPolicy policy,
            Supplier<ServedView> view,
            InstantSource clock,
            Counters counters,
            TransferDesk transfers)
            throws ListenException {
        OpenConnections connections = new OpenConnections(listening.tcp(), counters);
        Desk desk = new Desk(policy, view, clock, counters, transfers, connections::keepalive);
        DnsServer server = new DnsServer(Endpoints.bind(listening, desk, connections), connections, policy, transfers);
        connections.start();
        server.endpoints.forEach(Endpoint::start);
        return server;
    }

    /** The first address where it listens, with the port that it has. */
    public InetSocketAddress address() {
        return endpoints.getFirst().address();
    }

    /** All of them. */
    public List<InetSocketAddress> addresses() {
        return endpoints.stream().map(Endpoint::address).toList();
    }

    /**
     * What is open, runs and is kept. Looks through the tables of clients: not for every query.
     *
     * @param nowMillis milliseconds since 1970
     */
    public Occupancy occupancy(long nowMillis) {
        return new Occupancy(
                new Level(connections.count(), connections.limits().connections()),
                transfers.running(),
                new Level(policy.quota().counted(nowMillis), policy.quota().countedAtMost()),
                new Level(policy.replies().counted(nowMillis), policy.replies().countedAtMost()));
    }

    /** Stops answering and frees the ports. By TCP, what has been read is still answered, for a second at the most. */
    @Override
    public void close() throws IOException {
        IOException failure = null;
        connections.drain();
        for (Endpoint endpoint : endpoints) {
            try {
                endpoint.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        connections.close();
        if (failure != null) {
            throw failure;
        }
    }
}
