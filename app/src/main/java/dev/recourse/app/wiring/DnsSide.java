package dev.recourse.app.wiring;

import dev.recourse.app.config.Settings;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.edge.answer.ServedView;
import dev.recourse.edge.answer.ServedZones;
import dev.recourse.edge.dns.DnsServer;
import dev.recourse.edge.dns.ListenException;
import dev.recourse.edge.status.Counters;
import dev.recourse.edge.status.ServedState;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The answering half: the zones, what they are answered from now, and the server. */
final class DnsSide implements Answering, AutoCloseable {
    private final int tcpConnections;
    private final List<DomainName> origins;
    private final Counters counters = new Counters();
    private final CookieSecretsFile cookies;
    private final DnsServer server;

    /** Replaced whole by each publication. */
    private volatile ServedView view;

    /** What that view is of. Written by one publication at a time. */
    private volatile Snapshot published;

    private DnsSide(Settings settings, Start start, InstantSource clock, Consumer<String> warnings) throws IOException {
        ServedZones zones = ServedZones.of(start.snapshot().policy());
        this.published = start.snapshot();
        this.origins = zones().stream().map(DomainName::parse).toList();
        this.view = start.usable() ? ready(zones, start.snapshot()) : zones.notReady();
        this.tcpConnections = settings.dns().tcpConnections();
        this.cookies = CookieSecretsFile.open(settings.dns().cookieSecrets(), warnings);
        try {
            this.server = DnsServer.start(
                    DnsPolicy.listening(settings),
                    DnsPolicy.of(settings.dns(), cookies::secrets, counters),
                    () -> view,
                    clock,
                    counters);
        } catch (IOException e) {
            cookies.close();
            throw e;
        }
    }

    /**
     * Answers from what is known at the start; SERVFAIL where that is nothing.
     *
     * @throws ListenException when DNS cannot listen
     * @throws IOException when the file of cookie secrets cannot be used, with a sentence for the operator
     */
    static DnsSide start(Settings settings, Start start, InstantSource clock, Consumer<String> warnings)
            throws IOException {
        return new DnsSide(settings, start, clock, warnings);
    }

    /** Answers from this from now on. */
    void publish(Snapshot snapshot) {
        boolean same = snapshot.policy().equals(published.policy());
        view = ready(same ? view.zones() : ServedZones.of(snapshot.policy()), snapshot);
        published = snapshot;
    }

    @Override
    public Counters counters() {
        return counters;
    }

    @Override
    public List<String> zones() {
        return published.policy().zones().zones().stream()
                .map(ZonePlan.Zone::name)
                .toList();
    }

    /** The name of the zone of that place; empty for a negative one. */
    Optional<DomainName> origin(int place) {
        return Optional.of(place).filter(p -> p >= 0 && p < origins.size()).map(origins::get);
    }

    /** For its figures. */
    ServedState state() {
        Snapshot now = published;
        List<ZonePlan.Zone> zones = now.policy().zones().zones();
        return new ServedState(
                zones.stream().map(ZonePlan.Zone::name).toList(),
                zones.stream()
                        .filter(zone -> zone.lists().isEmpty())
                        .map(ZonePlan.Zone::name)
                        .toList(),
                view instanceof ServedView.Ready,
                now.epoch(),
                now.serial(),
                now.changedAt(),
                now.table().size(),
                now.table().changed(),
                tcpConnections);
    }

    private static ServedView ready(ServedZones zones, Snapshot snapshot) {
        // RFC 1982 knows no 0 that is older than everything: a store without entries begins at 1.
        return zones.view(snapshot.table(), Math.max(1, snapshot.changedAt()));
    }

    /** The first of {@link #addresses}. */
    InetSocketAddress address() {
        return server.address();
    }

    List<InetSocketAddress> addresses() {
        return server.addresses();
    }

    @Override
    public void close() throws IOException {
        cookies.close();
        server.close();
    }
}
