package dev.recourse.edge.transfer;

import static dev.recourse.edge.answer.Served.ZONES;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.TsigAlgorithm;
import dev.recourse.core.dns.TsigKey;
import dev.recourse.core.table.ListingTable;
import dev.recourse.edge.answer.ClientPolicy;
import dev.recourse.edge.answer.Served;
import dev.recourse.edge.answer.ServedView;
import dev.recourse.edge.answer.ZoneContents;
import dev.recourse.edge.dns.DnsServer;
import dev.recourse.edge.dns.Listening;
import dev.recourse.edge.status.Counters;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** A server of ours that secondaries may ask: signed from anywhere, unsigned from 127.0.0.1. */
final class Primary implements AutoCloseable {
    static final String SECRET = Base64.getEncoder()
            .encodeToString("a secret of thirty-two octets...".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    static final TsigKey KEY = new TsigKey(
            DomainName.parse("xfr"),
            TsigAlgorithm.HMAC_SHA256,
            Base64.getDecoder().decode(SECRET));

    final PublishedZones published = new PublishedZones(ZONES.contents());
    final TransferDesk desk;
    final InstantSource clock;
    private final AtomicReference<ServedView> view = new AtomicReference<>(ZONES.notReady());
    private final DnsServer server;

    Primary() throws IOException {
        this(InstantSource.system(), new TransferPolicy(List.of(Prefix.parse("127.0.0.1")), List.of(KEY)));
    }

    Primary(InstantSource clock, TransferPolicy policy) throws IOException {
        this.clock = clock;
        this.desk = new TransferDesk(policy, published, clock, new Counters());
        this.server = DnsServer.start(
                Listening.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                ClientPolicy.open(),
                view::get,
                clock,
                new Counters(),
                desk);
    }

    static InstantSource fixed() {
        return InstantSource.fixed(Instant.ofEpochSecond(Served.NOW));
    }

    int port() {
        return server.address().getPort();
    }

    /** The same serial for all zones. */
    void publish(long serial, ListingTable table, Optional<Collection<Prefix>> changed) {
        published.publish(serials(serial), table::forEach, changed);
        view.set(ZONES.view(table, serial));
    }

    static Map<DomainName, Long> serials(long serial) {
        return ZONES.contents().stream().collect(Collectors.toMap(ZoneContents::origin, zone -> serial));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
