package dev.recourse.app.wiring;

import dev.recourse.edge.status.Metric;
import dev.recourse.edge.status.MetricsWriter;
import dev.recourse.hub.feed.EdgeStatus;
import dev.recourse.hub.feed.Feed;
import java.util.List;

/** The figures of the feed, where there is one: how many edges follow, how far each is, and what it holds for them. */
final class FeedMetrics {
    private static final Metric EDGES = Metric.gauge("recourse_feed_edges", "Edges that follow now.");
    private static final Metric EDGES_LIMIT =
            Metric.gauge("recourse_feed_edges_limit", "How many edges may follow; the next one is told to wait.");
    private static final Metric SNAPSHOTS =
            Metric.gauge("recourse_feed_snapshots", "Edges that take the snapshot now.");
    private static final Metric SNAPSHOTS_LIMIT = Metric.gauge(
            "recourse_feed_snapshots_limit", "How many may take the snapshot at once; the next one is told to wait.");
    private static final Metric KEPT = Metric.gauge(
            "recourse_feed_kept_snapshots",
            "Snapshots that are kept for edges whose way was cut while they took them.");
    private static final Metric KEPT_LIMIT =
            Metric.gauge("recourse_feed_kept_snapshots_limit", "How many snapshots are kept; the oldest goes first.");
    private static final Metric CONNECTED =
            Metric.gauge("recourse_feed_edge_connected", "1 for an edge that follows now, else 0; by its name.");
    private static final Metric BEHIND = Metric.gauge(
            "recourse_feed_edge_behind_entries", "How many journal entries an edge does not answer from yet.");
    private static final Metric AGE = Metric.gauge(
            "recourse_feed_edge_behind_age_seconds", "For how long an edge has been behind; 0 when it is not.");

    static final List<Metric> ALL =
            List.of(EDGES, EDGES_LIMIT, SNAPSHOTS, SNAPSHOTS_LIMIT, KEPT, KEPT_LIMIT, CONNECTED, BEHIND, AGE);

    private FeedMetrics() {}

    static String text(Feed feed) {
        List<EdgeStatus> edges = EdgeStatus.latestOfEach(feed.status());
        Feed.Load load = feed.load();
        return new MetricsWriter()
                .figure(EDGES, load.edges())
                .figure(EDGES_LIMIT, Feed.MOST_EDGES)
                .figure(SNAPSHOTS, load.snapshots())
                .figure(SNAPSHOTS_LIMIT, Feed.MOST_SNAPSHOTS)
                .figure(KEPT, load.keptSnapshots())
                .figure(KEPT_LIMIT, Feed.MOST_KEPT_SNAPSHOTS)
                .family(CONNECTED, samples -> edges.forEach(e -> samples.add(e.connected() ? 1 : 0, "edge", e.name())))
                .family(BEHIND, samples -> edges.forEach(e -> samples.add(e.lagSerials(), "edge", e.name())))
                .family(AGE, samples -> edges.forEach(e -> samples.add(e.lagSeconds(), "edge", e.name())))
                .text();
    }
}
