package dev.recourse.app.wiring;

import dev.recourse.app.control.ControlServer;
import dev.recourse.edge.status.Metric;
import dev.recourse.edge.status.MetricsText;
import dev.recourse.edge.status.MetricsWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.stream.Stream;

/** The figures of a server: of its edge, its store and its memory. */
public final class HubMetrics {
    private static final Metric STORE_SERIAL =
            Metric.gauge("recourse_store_serial", "The journal position of the store; answers follow it.");
    private static final Metric WAITING =
            Metric.gauge("recourse_store_waiting_writes", "Writes that wait for the store's one writer.");
    private static final Metric FOLDS = Metric.counter(
            "recourse_snapshot_folds_total", "How often changes were folded into the snapshot file since the start.");
    private static final Metric SAVED_AT = Metric.gauge(
            "recourse_snapshot_written_timestamp_seconds",
            "When the snapshot file was last written since the start; 0 before the first time.");
    private static final Metric FOLD_AT = Metric.gauge(
            "recourse_table_changed_prefixes_limit", "So many changed prefixes are folded without waiting longer.");
    private static final Metric SWITCHES =
            Metric.gauge("recourse_switches", "How many zones and lists are turned off or about to end.");
    private static final Metric COMMANDS =
            Metric.gauge("recourse_control_commands", "Commands that the server runs for other processes now.");
    private static final Metric COMMANDS_LIMIT =
            Metric.gauge("recourse_control_commands_limit", "How many commands it runs at once; more wait.");
    private static final Metric MEMORY =
            Metric.gauge("recourse_memory_used_bytes", "Memory of the Java heap and beside it, as it is used now.");
    private static final Metric MEMORY_LIMIT =
            Metric.gauge("recourse_memory_limit_bytes", "What the Java heap may have.");
    private static final Metric THREADS = Metric.gauge("recourse_threads", "Threads of the operating system.");

    private static final List<Metric> OF_THE_SERVER = List.of(
            STORE_SERIAL,
            WAITING,
            FOLDS,
            SAVED_AT,
            FOLD_AT,
            SWITCHES,
            COMMANDS,
            COMMANDS_LIMIT,
            MEMORY,
            MEMORY_LIMIT,
            THREADS);

    /** Every family beside those of {@link MetricsText}. */
    public static final List<Metric> ALL = Stream.of(OF_THE_SERVER, QueryLog.FIGURES, FeedMetrics.ALL)
            .flatMap(List::stream)
            .toList();

    private final DnsSide dns;
    private final OpenHub hub;
    private final QueryLog queryLog;
    private final ControlServer control;

    HubMetrics(DnsSide dns, OpenHub hub, QueryLog queryLog, ControlServer control) {
        this.dns = dns;
        this.hub = hub;
        this.queryLog = queryLog;
        this.control = control;
    }

    /** All of them, as text. */
    String text() {
        return MetricsText.of(dns.counters(), dns.state(), hub.clock().instant().getEpochSecond())
                + ofTheHub()
                + queryLog.figures()
                + hub.feed().map(FeedMetrics::text).orElse("");
    }

    private String ofTheHub() {
        Folds.Count folds = hub.folds().count();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        MemoryUsage beside = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
        return new MetricsWriter()
                .figure(STORE_SERIAL, hub.store().journal().head().serial())
                .figure(WAITING, hub.store().waiting())
                .figure(FOLDS, folds.number())
                .figure(SAVED_AT, folds.atSecond())
                .figure(FOLD_AT, hub.foldsAt())
                .figure(SWITCHES, hub.switches().switches().list().size())
                .figure(COMMANDS, control.running())
                .figure(COMMANDS_LIMIT, ControlServer.AT_ONCE)
                .family(MEMORY, samples -> {
                    samples.add(heap.getUsed(), "area", "heap");
                    samples.add(beside.getUsed(), "area", "nonheap");
                })
                .figure(MEMORY_LIMIT, heap.getMax())
                .figure(THREADS, ManagementFactory.getThreadMXBean().getThreadCount())
                .text();
    }
}
