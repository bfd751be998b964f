package dev.recourse.app.wiring;

import dev.recourse.app.config.ListenAddress;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.edge.answer.ServedView;
import dev.recourse.edge.answer.ZoneContents;
import dev.recourse.edge.client.AddressSet;
import dev.recourse.edge.dns.DnsServer;
import dev.recourse.edge.dns.ListenException;
import dev.recourse.edge.status.Counters;
import dev.recourse.edge.status.MetricsText;
import dev.recourse.edge.status.ServedState;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What every edge has, whatever it answers from: the DNS server with its policy for clients, the query log, the figures. */
public final class EdgeSide implements AutoCloseable {
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Counters counters = new Counters();
    private final Served served;
    private final EdgeOptions options;
    private final InstantSource clock;
    private final DnsServer dns;
    private final QueryLog queryLog;
    private final Optional<MetricsServer> metrics;

    /**
     * What is answered; each is asked again for each query and each reading of figures.
     *
     * @param view what queries are answered from
     * @param snapshot what that is of, if there is any
     * @param figures more figures than those of every edge, as text
     */
    public record Served(Supplier<ServedView> view, Supplier<Optional<Snapshot>> snapshot, Supplier<String> figures) {}

    private EdgeSide(Served served, EdgeOptions options, InstantSource clock, Consumer<String> say) throws IOException {
        this.served = served;
        this.options = options;
        this.clock = clock;
        try {
            CookieSecretsFile cookies =
                    opened(CookieSecretsFile.open(options.dns().cookieSecrets(), say));
            this.dns = opened(DnsServer.start(
                    DnsPolicy.listening(options.listen(), options.dns()),
                    DnsPolicy.of(options.dns(), cookies::secrets, counters),
                    served.view(),
                    clock,
                    counters));
            this.queryLog = opened(QueryLog.start(options.dns().queryLog(), counters, this::origin, say));
            this.metrics = options.metrics().isPresent()
                    ? Optional.of(opened(metrics(options.metrics().get())))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            closeAll();
            throw e;
        }
    }

    /**
     * Begins to answer.
     *
     * @param say is told, in sentences, of what an operator should know
     * @throws ListenException when DNS cannot listen
     * @throws IOException when a file of the options cannot be used, or the figures cannot be given there
     */
    public static EdgeSide start(Served served, EdgeOptions options, InstantSource clock, Consumer<String> say)
            throws IOException {
        return new EdgeSide(served, options, clock, say);
    }

    private MetricsServer metrics(ListenAddress listen) throws IOException {
        AddressSet readers = AddressSet.of(options.metricsAllow(), List.of(), false);
        return MetricsServer.start(listen.toSocketAddress(), readers::contains, this::figures);
    }

    private <T extends AutoCloseable> T opened(T part) {
        running.push(part);
        return part;
    }

    /** Where DNS is answered. */
    public List<InetSocketAddress> addresses() {
        return dns.addresses();
    }

    /** Where the figures are given. */
    public Optional<InetSocketAddress> metricsAddress() {
        return metrics.map(MetricsServer::address);
    }

    private Optional<DomainName> origin(int place) {
        List<ZoneContents> zones = served.view().get().zones().contents();
        return Optional.of(place)
                .filter(p -> p >= 0 && p < zones.size())
                .map(zones::get)
                .map(ZoneContents::origin);
    }

    private String figures() {
        return MetricsText.of(counters, state(), clock.instant().getEpochSecond())
                + served.figures().get()
                + queryLog.figures();
    }

    private ServedState state() {
        boolean ready = served.view().get() instanceof ServedView.Ready;
        int connections = options.dns().tcpConnections();
        return served.snapshot()
                .get()
                .map(snapshot -> States.of(snapshot, ready, connections))
                .orElseGet(() -> States.ofNothing(connections));
    }

    private void closeAll() throws IOException {
        IOException failure = null;
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                failure = new IOException("while stopping: " + e.getMessage(), e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        closeAll();
    }
}
