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
import java.util.List;
import java.util.function.Consumer;

/** The answering half: the zones, what they are answered from now, and the server. */
final class DnsSide implements AutoCloseable {
    private final ServedZones zones;
    private final CookieSecretsFile cookies;
    private final DnsServer server;

    /** Replaced whole by each publication. */
    private volatile ServedView view;

    private DnsSide(Settings settings, Start start, InstantSource clock, Consumer<String> warnings) throws IOException {
        this.zones = ServedZones.of(start.snapshot().policy());
        this.view = start.usable() ? ready(start.snapshot()) : zones.notReady();
        this.cookies = CookieSecretsFile.open(settings.dns().cookieSecrets(), warnings);
        Counters counters = new Counters();
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
        view = ready(snapshot);
    }

    private ServedView ready(Snapshot snapshot) {
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
