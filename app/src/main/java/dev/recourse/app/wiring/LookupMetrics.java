package dev.recourse.app.wiring;

import dev.recourse.edge.status.Metric;
import dev.recourse.edge.status.MetricsWriter;
import dev.recourse.hub.watch.WatchCounters;
import dev.recourse.hub.watch.WatchCounters.WatchEvent;
import dev.recourse.lookup.dns.DnsClient;
import dev.recourse.lookup.dns.LookupEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures of what we ask in DNS ourselves, and of the watcher. */
final class LookupMetrics {
    private static final Metric EVENTS = Metric.counter(
            "recourse_lookup_events_total", "What happened in our own questions to DNS since the start, by kind.");
    private static final Metric RUNNING = Metric.gauge("recourse_lookup_running", "Lookups that run now.");
    private static final Metric RUNNING_LIMIT =
            Metric.gauge("recourse_lookup_running_limit", "How many lookups run at once; more wait.");
    private static final Metric CACHED =
            Metric.gauge("recourse_lookup_cached", "Answers of resolvers that are kept now.");
    private static final Metric CACHED_LIMIT =
            Metric.gauge("recourse_lookup_cached_limit", "How many answers of resolvers are kept.");
    private static final Metric WATCHED = Metric.gauge(
            "recourse_watch_addresses", "Addresses whose reverse DNS is read again and again; at most a minute old.");
    private static final Metric OVERDUE =
            Metric.gauge("recourse_watch_overdue", "Addresses whose next reading is more than ten minutes late.");
    private static final Metric WATCH_EVENTS = Metric.counter(
            "recourse_watch_events_total", "What the watcher's readings came to since the start, by kind.");

    static final List<Metric> ALL =
            List.of(EVENTS, RUNNING, RUNNING_LIMIT, CACHED, CACHED_LIMIT, WATCHED, OVERDUE, WATCH_EVENTS);

    private final DnsClient client;
    private final Optional<WatchCounters> watch;

    LookupMetrics(DnsClient client, Optional<WatchCounters> watch) {
        this.client = client;
        this.watch = watch;
    }

    /** Where nothing is watched, zeros. */
    void write(MetricsWriter writer) {
        WatchCounters counters = watch.orElseGet(WatchCounters::new);
        writer.family(EVENTS, samples -> {
                    for (LookupEvent event : LookupEvent.values()) {
                        samples.add(client.counters().of(event), "event", label(event));
                    }
                })
                .figure(RUNNING, client.running())
                .figure(RUNNING_LIMIT, client.limits().atOnce())
                .figure(CACHED, client.cached())
                .figure(CACHED_LIMIT, client.limits().cached())
                .figure(WATCHED, counters.addresses().all())
                .figure(OVERDUE, counters.addresses().overdue())
                .family(WATCH_EVENTS, samples -> {
                    for (WatchEvent event : WatchEvent.values()) {
                        samples.add(counters.of(event), "event", label(event));
                    }
                });
    }

    private static String label(Enum<?> event) {
        return event.name().toLowerCase(Locale.ROOT);
    }
}
