package dev.recourse.app.wiring;

import dev.recourse.app.config.Settings;
import dev.recourse.app.control.DataFolder;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.list.Policy;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.edge.answer.ServedView;
import dev.recourse.edge.answer.ServedZones;
import dev.recourse.edge.answer.ZoneContents;
import dev.recourse.edge.dns.DnsServer;
import dev.recourse.edge.dns.ListenException;
import dev.recourse.edge.status.Counters;
import dev.recourse.edge.status.ServedState;
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
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The answering half: the zones, what they are answered from now, and the server. */
final class DnsSide implements Answering, AutoCloseable {
    private final ZoneSerials serials;
    private final PublishedZones transferred;
    private final int tcpConnections;
    private final List<DomainName> origins;
    private final Counters counters = new Counters();
    private final CookieSecretsFile cookies;
    private final DnsServer server;

    /** Replaced whole by each publication. */
    private volatile ServedView view;

    /** What that view is of. Written by one publication at a time. */
    private volatile Snapshot published;

    private DnsSide(
            Settings settings,
            DataFolder folder,
            Start start,
            SecondaryAccess secondaries,
            Consumer<String> warnings,
            InstantSource clock)
            throws IOException {
        Policy policy = start.snapshot().policy();
        ServedZones zones = ServedZones.of(policy);
        this.published = start.snapshot();
        this.origins = zones().stream().map(DomainName::parse).toList();
        this.transferred = new PublishedZones(zones.contents());
        this.serials = ZoneSerials.open(
                new ZoneSerialFile(folder.path()), policy.zones(), fingerprints(zones), clock, warnings);
        this.view = start.usable() ? ready(zones, start.snapshot()) : zones.notReady();
        this.tcpConnections = settings.dns().tcpConnections();
        this.cookies = CookieSecretsFile.open(settings.dns().cookieSecrets(), warnings);
        try {
            this.server = DnsServer.start(
                    DnsPolicy.listening(settings.dnsListen(), settings.dns()),
                    DnsPolicy.of(settings.dns(), cookies::secrets, counters),
                    () -> view,
                    clock,
                    counters,
                    new TransferDesk(secondaries.policy(), transferred, clock));
        } catch (IOException e) {
            cookies.close();
            throw e;
        }
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
        boolean same = snapshot.policy().equals(published.policy());
        view = ready(same ? view.zones() : ServedZones.of(snapshot.policy()), snapshot);
        published = snapshot;
    }

    ZoneSerials serials() {
        return serials;
    }

    List<ZoneContents> contents() {
        return view.zones().contents();
    }

    /** The zones and what each answers for, as published now. */
    ZonePlan plan() {
        return published.policy().zones();
    }

    /** What makes each zone beside its entries. */
    Map<String, String> fingerprints() {
        return fingerprints(view.zones());
    }

    private static Map<String, String> fingerprints(ServedZones zones) {
        return zones.contents().stream()
                .collect(Collectors.toMap(
                        zone -> zone.origin().toString(), zone -> HexFormat.of().formatHex(zone.fingerprint())));
    }

    /** What secondaries are given. */
    PublishedZones published() {
        return transferred;
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
        return States.of(published, view instanceof ServedView.Ready, tcpConnections);
    }

    private ServedView ready(ServedZones zones, Snapshot snapshot) {
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
