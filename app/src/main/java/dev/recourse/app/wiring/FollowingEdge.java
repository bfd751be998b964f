package dev.recourse.app.wiring;

import dev.recourse.app.control.DataFolder;
import dev.recourse.app.control.DataFolder.FolderInUseException;
import dev.recourse.core.snapshot.PublicKey;
import dev.recourse.edge.dns.ListenException;
import dev.recourse.edge.feed.EdgeFolder;
import dev.recourse.edge.feed.FollowStatus;
import dev.recourse.edge.feed.Follower;
import dev.recourse.edge.feed.Hub;
import dev.recourse.edge.status.Metric;
import dev.recourse.edge.status.MetricsWriter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** An edge that follows a hub, and answers DNS from what it has, whether the hub is there or not. */
public final class FollowingEdge implements AutoCloseable {
    private static final Metric CONNECTED =
            Metric.gauge("recourse_edge_connected", "1 where changes come from the hub, else 0.");
    private static final Metric HUB_SERIAL =
            Metric.gauge("recourse_edge_hub_serial", "How far the journal of the hub went when it was last heard of.");
    private static final Metric CURRENT_AT = Metric.gauge(
            "recourse_edge_current_timestamp_seconds",
            "When what is answered was last known to be all that the hub has; validities count from then.");
    private static final Metric CURRENT_AGE = Metric.gauge(
            "recourse_edge_current_age_seconds",
            "How long ago what is answered was last known to be all that the hub has.");

    /** Every family of an edge that follows, beside those of every edge. */
    public static final List<Metric> FIGURES = List.of(CONNECTED, HUB_SERIAL, CURRENT_AT, CURRENT_AGE);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final InstantSource clock;
    private final Follower follower;
    private final EdgeSide edge;

    /**
     * What it is told.
     *
     * @param from the hub's web address
     * @param trusted the keys of which one must have signed; none: whoever signed the snapshot is believed
     * @param credentials what lets us in
     * @param data the folder that it keeps
     * @param acceptOlder whether what was seen before is forgotten
     * @param edge how it answers
     */
    public record Options(
            URI from,
            Set<PublicKey> trusted,
            EdgeCredentials credentials,
            Path data,
            boolean acceptOlder,
            EdgeOptions edge) {}

    private FollowingEdge(Options options, InstantSource clock, Consumer<String> say)
            throws FolderInUseException, IOException, ListenException {
        this.clock = clock;
        try {
            DataFolder folder = opened(DataFolder.hold(options.data()));
            this.follower = opened(Follower.start(
                    new Hub(options.from(), options.credentials()::show),
                    new Follower.Trust(options.trusted(), options.acceptOlder()),
                    new EdgeFolder(folder.path()),
                    clock,
                    say));
            this.edge = opened(EdgeSide.start(
                    new EdgeSide.Served(follower::view, follower::snapshot, this::figures),
                    options.edge(),
                    clock,
                    say));
        } catch (IOException | RuntimeException | FolderInUseException e) {
            close();
            throw e;
        }
    }

    /**
     * Begins to answer and to follow.
     *
     * @param say is told, in sentences, of trouble and of its end
     * @throws FolderInUseException when another process holds the folder
     * @throws ListenException when DNS cannot listen
     * @throws IOException when a file cannot be used
     */
    public static FollowingEdge start(Options options, InstantSource clock, Consumer<String> say)
            throws FolderInUseException, IOException, ListenException {
        return new FollowingEdge(options, clock, say);
    }

    private <T extends AutoCloseable> T opened(T part) {
        running.push(part);
        return part;
    }

    /** Where DNS is answered. */
    public List<InetSocketAddress> addresses() {
        return edge.addresses();
    }

    /** Where the figures are given. */
    public Optional<InetSocketAddress> metricsAddress() {
        return edge.metricsAddress();
    }

    private String figures() {
        FollowStatus status = follower.status();
        long now = clock.instant().getEpochSecond();
        return new MetricsWriter()
                .figure(CONNECTED, status.connected() ? 1 : 0)
                .figure(HUB_SERIAL, status.journal())
                .figure(CURRENT_AT, status.currentAt())
                .figure(CURRENT_AGE, status.currentAt() == 0 ? 0 : Math.max(0, now - status.currentAt()))
                .text();
    }

    @Override
    public void close() throws IOException {
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
}
