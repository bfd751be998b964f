package dev.recourse.app.wiring;

import dev.recourse.app.config.Settings;
import dev.recourse.app.control.DataFolder;
import dev.recourse.core.list.Policy;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.edge.answer.ServedView;
import dev.recourse.edge.answer.ServedZones;
import dev.recourse.edge.answer.ZoneContents;
import dev.recourse.edge.dns.DnsServer;
import dev.recourse.edge.dns.ListenException;
import dev.recourse.edge.status.Counters;
import dev.recourse.edge.transfer.PublishedZones;
import dev.recourse.edge.transfer.TransferDesk;
import dev.recourse.hub.publish.ZoneSerialFile;
import dev.recourse.hub.publish.ZoneSerials;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The answering half: the zones, what they are answered from now, and the server. */
final class DnsSide implements AutoCloseable {
    private final ServedZones zones;
    private final ZoneSerials serials;
    private final PublishedZones published;
    private final CookieSecretsFile cookies;
    private final DnsServer server;

    /** Replaced whole by each publication. */
    private volatile ServedView view;

    private DnsSide(
            Settings settings,
            DataFolder folder,
            Start start,
            SecondaryAccess secondaries,
            Consumer<String> warnings,
            InstantSource clock)
            throws IOException {
        Policy policy = start.snapshot().policy();
        this.zones = ServedZones.of(policy);
        this.published = new PublishedZones(zones.contents());
        this.serials =
                ZoneSerials.open(new ZoneSerialFile(folder.path()), policy.zones(), fingerprints(), clock, warnings);
        this.view = start.usable() ? ready(start.snapshot()) : zones.notReady();
        this.cookies = CookieSecretsFile.open(settings.dns().cookieSecrets(), warnings);
        Counters counters = new Counters();
        try {
            this.server = DnsServer.start(
                    DnsPolicy.listening(settings),
                    DnsPolicy.of(settings.dns(), cookies::secrets, counters),
                    () -> view,
                    clock,
                    counters,
                    new TransferDesk(secondaries.policy(), published, clock));
        } catch (IOException e) {
            cookies.close();
            throw e;
        }
    }

    private Map<String, String> fingerprints() {
        return zones.contents().stream()
                .collect(Collectors.toMap(
                        zone -> zone.origin().toString(), zone -> HexFormat.of().formatHex(zone.fingerprint())));
    }

    /**
     * Answers from what is known at the start; SERVFAIL where that is nothing.
     *
     * @throws ListenException when DNS cannot listen
     * @throws IOException when the file of cookie secrets or of zone serials cannot be used, with a sentence for the operator
     */
    static DnsSide start(
            Settings settings,
            DataFolder folder,
            Start start,
            SecondaryAccess secondaries,
            Consumer<String> warnings,
            InstantSource clock)
            throws IOException {
        return new DnsSide(settings, folder, start, secondaries, warnings, clock);
    }

    /** Answers from this from now on. The serials follow, see {@link Transfers}. */
    void publish(Snapshot snapshot) {
        view = ready(snapshot);
    }

    ZoneSerials serials() {
        return serials;
    }

    List<ZoneContents> contents() {
        return zones.contents();
    }

    PublishedZones published() {
        return published;
    }

    private ServedView ready(Snapshot snapshot) {
        return zones.view(snapshot.table(), zone -> serials.serial(zone.toString()));
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
