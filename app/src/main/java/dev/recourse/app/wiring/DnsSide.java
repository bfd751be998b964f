package dev.recourse.app.wiring;

import dev.recourse.app.config.Settings;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.edge.answer.ServedView;
import dev.recourse.edge.answer.ServedZones;
import dev.recourse.edge.dns.DnsServer;
import dev.recourse.edge.dns.ListenException;
import dev.recourse.edge.status.Counters;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;

/** The answering half: the zones, what they are answered from now, and the server. */
final class DnsSide implements AutoCloseable {
    private final ServedZones zones;
    private final DnsServer server;

    /** Replaced whole by each publication. */
    private volatile ServedView view;

    private DnsSide(Settings settings, Start start, InstantSource clock) throws ListenException {
        this.zones = ServedZones.of(start.snapshot().policy());
        this.view = start.usable() ? ready(start.snapshot()) : zones.notReady();
        this.server = DnsServer.start(settings.dnsListen().toSocketAddress(), () -> view, clock, new Counters());
    }

    /** Answers from what is known at the start; SERVFAIL where that is nothing. */
    static DnsSide start(Settings settings, Start start, InstantSource clock) throws ListenException {
        return new DnsSide(settings, start, clock);
    }

    /** Answers from this from now on. */
    void publish(Snapshot snapshot) {
        view = ready(snapshot);
    }

    private ServedView ready(Snapshot snapshot) {
        // RFC 1982 knows no 0 that is older than everything: a store without entries begins at 1.
        return zones.view(snapshot.table(), Math.max(1, snapshot.changedAt()));
    }

    InetSocketAddress address() {
        return server.address();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
