package dev.recourse.app.wiring;

import dev.recourse.app.control.ControlServer;
import dev.recourse.edge.status.Metric;
import dev.recourse.edge.status.MetricsText;
import dev.recourse.edge.status.MetricsWriter;
import dev.recourse.hub.dul.DulFolder;
import dev.recourse.hub.engine.EvidenceKeeper;
import dev.recourse.hub.evidence.EvidenceDesk;
import dev.recourse.hub.removal.Retests;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    private static final Metric CLOUD_RANGES =
            Metric.gauge("recourse_cloud_ranges", "Ranges of clouds that are known.");
    private static final Metric CLOUD_AGE = Metric.gauge(
            "recourse_cloud_age_seconds", "How old the oldest of the clouds' files is; 0 where none is known.");
    private static final Metric DUL_RUNS = Metric.gauge("recourse_dul_runs", "Runs of the dul builder that are kept.");
    private static final Metric DUL_RUNS_LIMIT =
            Metric.gauge("recourse_dul_runs_limit", "How many are kept beside the applied one.");
    private static final Metric COMMANDS =
            Metric.gauge("recourse_control_commands", "Commands that the server runs for other processes now.");
    private static final Metric COMMANDS_LIMIT =
            Metric.gauge("recourse_control_commands_limit", "How many commands it runs at once; more wait.");
    private static final Metric EVIDENCE = Metric.counter(
            "recourse_evidence_total",
            "Pieces of evidence that came since the start: kept, repeated (there already), or refused.");
    private static final Metric EVIDENCE_REQUESTS =
            Metric.gauge("recourse_evidence_requests", "Requests with evidence that are under way.");
    private static final Metric EVIDENCE_LIMIT =
            Metric.gauge("recourse_evidence_requests_limit", "How many may be under way; more are turned away.");
    private static final Metric EVIDENCE_TURNED_AWAY = Metric.counter(
            "recourse_evidence_requests_turned_away_total",
            "Requests with evidence that were turned away: no token, too long, too many at once or in a minute.");
    private static final Metric MEMORY =
            Metric.gauge("recourse_memory_used_bytes", "Memory of the Java heap and beside it, as it is used now.");
    private static final Metric MEMORY_LIMIT =
            Metric.gauge("recourse_memory_limit_bytes", "What the Java heap may have.");
    private static final Metric THREADS = Metric.gauge("recourse_threads", "Threads of the operating system.");

    private static final Metric MAILS = Metric.gauge(
            "recourse_mails", "Mails in the outbox by how far they are; what was sent long ago is kept as a count.");

    private static final List<Metric> OF_THE_SERVER = List.of(
            STORE_SERIAL,
            WAITING,
            FOLDS,
            SAVED_AT,
            FOLD_AT,
            SWITCHES,
            CLOUD_RANGES,
            CLOUD_AGE,
            DUL_RUNS,
            DUL_RUNS_LIMIT,
            COMMANDS,
            COMMANDS_LIMIT,
            EVIDENCE,
            EVIDENCE_REQUESTS,
            EVIDENCE_LIMIT,
            EVIDENCE_TURNED_AWAY,
            MAILS,
            MEMORY,
            MEMORY_LIMIT,
            THREADS);

    /** Every family beside those of {@link MetricsText}. */
    public static final List<Metric> ALL = Stream.of(
                    OF_THE_SERVER, LookupMetrics.ALL, RemovalMetrics.ALL, QueryLog.FIGURES, FeedMetrics.ALL)
            .flatMap(List::stream)
            .toList();

    private final DnsSide dns;
    private final OpenHub hub;
    private final QueryLog queryLog;
    private final ControlServer control;
    private final RemovalMetrics removal;
    private final LookupMetrics lookups;

    HubMetrics(
            DnsSide dns,
            OpenHub hub,
            QueryLog queryLog,
            ControlServer control,
            Retests retests,
            LookupMetrics lookups) {
        this.dns = dns;
        this.hub = hub;
        this.queryLog = queryLog;
        this.control = control;
        this.removal = new RemovalMetrics(hub.removal(), retests, hub.clock());
        this.lookups = lookups;
    }

    /** All of them, as text. */
    String text() {
        return MetricsText.of(dns.counters(), dns.state(), hub.clock().instant().getEpochSecond())
                + ofTheHub()
                + removal.text()
                + queryLog.figures()
                + hub.feed().map(FeedMetrics::text).orElse("");
    }

    private long cloudAge() {
        long now = hub.clock().instant().getEpochSecond();
        return hub.clouds().ranges().data().stream()
                .mapToLong(data -> now - data.publishedAt().getEpochSecond())
                .max()
                .orElse(0);
    }

    private String ofTheHub() {
        EvidenceKeeper.Count evidence = hub.evidence().count();
        Optional<EvidenceDesk> desk = hub.evidenceDesk();
        Folds.Count folds = hub.folds().count();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        MemoryUsage beside = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
        MetricsWriter writer = new MetricsWriter()
                .figure(STORE_SERIAL, hub.store().journal().head().serial())
                .figure(WAITING, hub.store().waiting())
                .figure(FOLDS, folds.number())
                .figure(SAVED_AT, folds.atSecond())
                .figure(FOLD_AT, hub.foldsAt())
                .figure(SWITCHES, hub.switches().switches().list().size())
                .figure(
                        CLOUD_RANGES,
                        hub.clouds().ranges().data().stream()
                                .mapToInt(d -> d.ranges().size())
                                .sum())
                .figure(CLOUD_AGE, cloudAge())
                .figure(DUL_RUNS, hub.dul().runs().size())
                .figure(DUL_RUNS_LIMIT, DulFolder.KEPT)
                .figure(COMMANDS, control.running())
                .figure(COMMANDS_LIMIT, ControlServer.AT_ONCE)
                .family(EVIDENCE, samples -> {
                    samples.add(evidence.kept(), "outcome", "kept");
                    samples.add(evidence.repeated(), "outcome", "repeated");
                    samples.add(evidence.refused(), "outcome", "refused");
                })
                .figure(EVIDENCE_REQUESTS, desk.map(EvidenceDesk::underWay).orElse(0))
                .figure(EVIDENCE_LIMIT, EvidenceDesk.AT_ONCE)
                .figure(EVIDENCE_TURNED_AWAY, desk.map(EvidenceDesk::turnedAway).orElse(0L))
                .family(
                        MAILS,
                        samples -> hub.store()
                                .outbox()
                                .counts()
                                .forEach((state, count) ->
                                        samples.add(count, "state", state.name().toLowerCase(Locale.ROOT))))
                .family(MEMORY, samples -> {
                    samples.add(heap.getUsed(), "area", "heap");
                    samples.add(beside.getUsed(), "area", "nonheap");
                })
                .figure(MEMORY_LIMIT, heap.getMax())
                .figure(THREADS, ManagementFactory.getThreadMXBean().getThreadCount());
        lookups.write(writer);
        return writer.text();
    }
}
