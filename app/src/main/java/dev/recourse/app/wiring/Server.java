package dev.recourse.app.wiring;

import dev.recourse.app.config.ConfigException;
import dev.recourse.app.config.ListenAddress;
import dev.recourse.app.config.Settings;
import dev.recourse.app.config.TlsSettings;
import dev.recourse.app.control.ControlServer;
import dev.recourse.app.control.DataFolder;
import dev.recourse.app.control.DataFolder.FolderInUseException;
import dev.recourse.app.control.Invocation;
import dev.recourse.core.address.Prefix;
import dev.recourse.edge.client.AddressSet;
import dev.recourse.edge.status.MetricsWriter;
import dev.recourse.hub.engine.Removal;
import dev.recourse.hub.removal.Retests;
import dev.recourse.hub.store.StoreException;
import dev.recourse.hub.watch.Awaited;
import dev.recourse.hub.web.MetricsAccess;
import dev.recourse.hub.web.WebListening;
import dev.recourse.hub.web.WebServer;
import dev.recourse.hub.web.WebServices;
import dev.recourse.hub.web.WebTls;
import dev.recourse.lookup.dns.DnsClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Everything that {@code recourse serve} runs. DNS answers first, from the snapshot of last time; then the store is opened
 * and brings it up to date; then commands are heard; the web comes last.
 */
public final class Server implements AutoCloseable {
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** What runs, the youngest first: closed in that order. */
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    private final Settings settings;
    private final Announcements say;
    private final DnsSide dns;
    private final OpenHub hub;
    private final QueryLog queryLog;
    private final InetSocketAddress webAddress;

    /** Runs one command with a way to the hub. */
    @FunctionalInterface
    public interface Commands {
        int run(Invocation invocation, HubAccess access);
    }

    private Server(Settings settings, PrintWriter out, PrintWriter err, Commands commands)
            throws FolderInUseException, IOException, ConfigException {
        this.settings = settings;
        this.say = new Announcements(settings, out, err);
        try {
            SteadyClock clock = SteadyClock.ofThisMachine();
            DataFolder folder = opened(DataFolder.hold(settings.data()));
            this.webAddress = settings.webListen().toSocketAddress();
            // The web comes last, but a port in use must be said first.
            WebServer.requireFree(webAddress);
            SettingsNotices.of(settings).forEach(say::warn);
            Start start = Start.read(settings, folder.path(), clock, say::warn);
            SecondaryAccess secondaries = SecondaryAccess.of(settings);
            this.dns = opened(DnsSide.start(settings, folder, start, secondaries, say::warn, clock));
            this.queryLog = opened(
                    QueryLog.start(settings.dns().queryLog(), dns.counters().watchers(), dns::origin, say::warn));
            Transfers transfers = new Transfers(dns, secondaries, clock, say::warn);
            say.dns(dns.addresses(), start.usable());
            this.hub = opened(OpenHub.open(settings, folder, start, transfers::publish, say::warn, clock));
            opened(transfers).follow(hub);
            hub.answering(dns);
            start.switches().switches().notices(clock.instant()).forEach(say::warn);
            say.store(hub.current().table().size(), hub.current().serial());
            Examples examples = new Examples(hub);
            if (settings.trial() && hub.current().serial() == 0) {
                examples.load();
            }
            opened(new Housekeeping(hub, say::warn));
            opened(MailSide.start(settings, hub, clock, say::warn));
            Retests retests = opened(new Retests(hub.removal(), say::warn));
            ControlServer control = opened(ControlServer.start(
                    folder, invocation -> commands.run(invocation, (source, task) -> task.run(hub))));
            startWeb(examples, new HubMetrics(dns, hub, queryLog, control, retests, watching()));
        } catch (Exception e) {
            closeAll();
            throw e;
        }
    }

    /**
     * Starts everything; what was started is stopped again where a part cannot start.
     *
     * @throws FolderInUseException when another process holds the data folder
     * @throws ConfigException when the keys of secondaries cannot be read
     * @throws IOException when DNS or the web cannot listen, or a file that the configuration names cannot be used
     * @throws StoreException when the store cannot be used
     */
    public static Server start(Settings settings, PrintWriter out, PrintWriter err, Commands commands)
            throws FolderInUseException, IOException, ConfigException {
        return new Server(withFreeWebPort(settings), out, err, commands);
    }

    /** The web's port stands in every TXT record, and DNS comes first: port 0 is made a number now. */
    private static Settings withFreeWebPort(Settings settings) throws IOException {
        ListenAddress listen = settings.webListen();
        if (listen.port() != 0) {
            return settings;
        }
        InetAddress address = listen.toSocketAddress().getAddress();
        try (ServerSocket probe = new ServerSocket(0, 1, address)) {
            ListenAddress free = new ListenAddress(listen.address(), probe.getLocalPort());
            return settings.with(Optional.empty(), Optional.empty(), Optional.of(free));
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        running.push(part);
        return part;
    }

    /** Nobody waits yet: requests for removal come later. */
    private LookupMetrics watching() {
        DnsClient client = Lookups.client(settings);
        Optional<Watching> watching = Watching.start(hub, client, Awaited.nobody(), say::warn);
        watching.ifPresent(this::opened);
        return new LookupMetrics(client, watching.map(Watching::counters));
    }

    private void startWeb(Examples examples, HubMetrics metrics) {
        boolean present = examples.present();
        WebServices services = new WebServices(
                hub.reporter(),
                hub.rules().catalogue(),
                hub.zonePlan(),
                settings.contact(),
                () -> banner(examples),
                settings.webUrl(),
                dns.address());
        AddressSet readers = AddressSet.of(settings.metricsAllow(), List.of(), false);
        opened(WebServer.start(
                new WebListening(webAddress, tls()),
                services,
                new MetricsAccess(metrics::text, MetricsWriter.MEDIA_TYPE, readers::contains),
                hub.feed(),
                hub.evidenceDesk()));
        hub.feed().ifPresent(this::opened);
        say.web(webAddress);
        say.hints(dns.address(), webAddress, present);
    }

    private Optional<WebTls> tls() {
        TlsSettings tls = settings.tls();
        return tls.certificate()
                .flatMap(certificate -> tls.key().map(key -> new WebTls(certificate, key, tls.feedClientCa())));
    }

    /** What a reader must know before all else. */
    private Optional<String> banner(Examples examples) {
        List<String> notices =
                new ArrayList<>(hub.switches().switches().notices(hub.clock().instant()));
        if (examples.present()) {
            notices.add("This is an example set; remove it with: recourse examples remove");
        }
        return Optional.of(String.join(" ", notices)).filter(text -> !text.isEmpty());
    }

    /** Where DNS is answered. */
    public InetSocketAddress dnsAddress() {
        return dns.address();
    }

    /** Where the pages are served, as it stands in a URL. */
    public String webAddress() {
        return Announcements.text(webAddress);
    }

    /** The folder that it holds. */
    public Path dataFolder() {
        return settings.data();
    }

    /** The combined zone. */
    public String zoneRoot() {
        return settings.zoneRoot();
    }

    /** Takes a prefix off a list, as the command does. */
    public Removal remove(String list, String prefix, String cause) {
        return hub.engine().remove(list, Prefix.parse(prefix), cause);
    }

    /** Waits for Ctrl-C or SIGTERM, and stops. */
    public void awaitStop() throws InterruptedException {
        Thread hook = new Thread(this::stopOnSignal, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        stop.await();
    }

    private void stopOnSignal() {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // A clean stop is a success, also where a signal asked for it: 0, not 143.
        Runtime.getRuntime().halt(0);
    }

    @Override
    public void close() throws IOException {
        try {
            hub.saveSnapshot();
        } catch (IOException | RuntimeException e) {
            say.warn("the snapshot could not be written (" + e.getMessage()
                    + "); the next start reads the store instead");
        } finally {
            closeAll();
            say.stopped();
            stopped.countDown();
        }
    }

    private void closeAll() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                say.warn("while stopping: " + e.getMessage());
            }
        }
    }
}
