package dev.recourse.app.wiring;

import dev.recourse.app.config.ListenAddress;
import dev.recourse.app.config.Settings;
import dev.recourse.app.control.DataFolder;
import dev.recourse.core.address.IpAddress;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.edge.answer.Authority;
import dev.recourse.edge.answer.ServedView;
import dev.recourse.edge.answer.ServedZones;
import dev.recourse.edge.answer.ZoneContents;
import dev.recourse.edge.dns.DnsServer;
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
        this.zones = zones(settings);
        this.published = new PublishedZones(zones.contents());
        this.serials =
                ZoneSerials.open(new ZoneSerialFile(folder.path()), plan(settings), fingerprints(), clock, warnings);
        this.view = start.usable() ? ready(start.snapshot()) : zones.notReady();
        this.server = DnsServer.start(
                settings.dnsListen().toSocketAddress(),
                () -> view,
                clock,
                new Counters(),
                new TransferDesk(secondaries.policy(), published, clock));
    }

    /** The zones of these settings. */
    static ServedZones zones(Settings settings) {
        return ServedZones.of(OpenHub.catalogue(settings), plan(settings), authority(settings), settings.webUrl());
    }

    private static ZonePlan plan(Settings settings) {
        return ZonePlan.of(OpenHub.catalogue(settings), settings.zoneRoot(), settings.genericJoinsDul());
    }

    private Map<String, String> fingerprints() {
        return zones.contents().stream()
                .collect(Collectors.toMap(
                        zone -> zone.origin().toString(), zone -> HexFormat.of().formatHex(zone.fingerprint())));
    }

    /** Answers from what is known at the start; SERVFAIL where that is nothing. */
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

    InetSocketAddress address() {
        return server.address();
    }

    private static Authority authority(Settings settings) {
        List<DomainName> names =
                settings.nameservers().stream().map(DomainName::parse).toList();
        ListenAddress listen = settings.dnsListen();
        boolean inside = settings.nameservers().getFirst().endsWith("." + settings.zoneRoot());
        Map<DomainName, List<IpAddress>> addresses =
                inside && !isAny(listen.address()) ? Map.of(names.getFirst(), List.of(listen.address())) : Map.of();
        return new Authority(names, DomainName.parseMailbox(settings.contact()), addresses);
    }

    /** 0.0.0.0 and :: say where to listen, not where a server is. */
    private static boolean isAny(IpAddress address) {
        return address.equals(IpAddress.ofIpv4(0)) || address.equals(new IpAddress(0, 0));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
