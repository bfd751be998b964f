package dev.recourse.app.wiring;

import dev.recourse.app.config.ListenAddress;
import dev.recourse.app.config.Settings;
import dev.recourse.core.address.IpAddress;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.edge.answer.Authority;
import dev.recourse.edge.answer.ServedView;
import dev.recourse.edge.answer.ServedZones;
import dev.recourse.edge.dns.DnsServer;
import dev.recourse.edge.dns.ListenException;
import dev.recourse.edge.status.Counters;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The answering half: the zones, what they are answered from now, and the server. */
final class DnsSide implements AutoCloseable {
    private final ServedZones zones;
    private final CookieSecretsFile cookies;
    private final DnsServer server;

    /** Replaced whole by each publication. */
    private volatile ServedView view;

    private DnsSide(Settings settings, String webUrl, Start start, InstantSource clock, Consumer<String> warnings)
            throws IOException {
        Catalogue catalogue = OpenHub.catalogue(settings);
        ZonePlan plan = ZonePlan.of(catalogue, settings.zoneRoot(), settings.genericJoinsDul());
        this.zones = ServedZones.of(catalogue, plan, authority(settings), webUrl);
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
    static DnsSide start(Settings settings, String webUrl, Start start, InstantSource clock, Consumer<String> warnings)
            throws IOException {
        return new DnsSide(settings, webUrl, start, clock, warnings);
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

    private static Authority authority(Settings settings) {
        List<DomainName> names =
                settings.nameservers().stream().map(DomainName::parse).toList();
        boolean inside = settings.nameservers().getFirst().endsWith("." + settings.zoneRoot());
        List<IpAddress> listen = settings.dnsListen().stream()
                .map(ListenAddress::address)
                .filter(address -> !isAny(address))
                .distinct()
                .toList();
        Map<DomainName, List<IpAddress>> addresses =
                inside && !listen.isEmpty() ? Map.of(names.getFirst(), listen) : Map.of();
        return new Authority(names, DomainName.parseMailbox(settings.contact()), addresses);
    }

    /** 0.0.0.0 and :: say where to listen, not where a server is. */
    private static boolean isAny(IpAddress address) {
        return address.equals(IpAddress.ofIpv4(0)) || address.equals(new IpAddress(0, 0));
    }

    @Override
    public void close() throws IOException {
        cookies.close();
        server.close();
    }
}
