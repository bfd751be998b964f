package dev.recourse.app.wiring;

import dev.recourse.app.config.QueryLogSettings;
import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.dns.DomainName;
import dev.recourse.core.dns.ReverseName;
import dev.recourse.edge.status.Metric;
import dev.recourse.edge.status.MetricsText;
import dev.recourse.edge.status.MetricsWriter;
import dev.recourse.edge.status.Sighting;
import dev.recourse.edge.status.Watchers;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * A sample of the queries in a file, without who asked about whom: the minute, the zone, type and outcome, the /24 or /48 of
 * the address that was asked about, and of the client that or nothing. What the disk cannot take in time is given up and
 * counted; whoever answers never waits.
 */
final class QueryLog implements AutoCloseable {
    /** Lines that wait. */
    static final int MOST = 4_096;

    private static final Metric DROPPED = Metric.counter(
            "recourse_query_log_dropped_total", "Lines of the query log that were given up: its disk was too slow.");
    private static final Metric WAITING =
            Metric.gauge("recourse_query_log_waiting_lines", "Lines of the query log that wait for the disk.");
    private static final Metric WAITING_LIMIT =
            Metric.gauge("recourse_query_log_waiting_lines_limit", "How many lines of the query log may wait.");

    /** Every family that it writes. */
    static final List<Metric> FIGURES = List.of(DROPPED, WAITING, WAITING_LIMIT);

    private static final int IPV4_SHOWN = 24;
    private static final int IPV6_SHOWN = 48;
    private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);
    private static final long MEBIBYTE = 1 << 20;

    private final QueryLogSettings settings;
    private final IntFunction<Optional<DomainName>> origins;
    private final SaidOnce trouble;
    private final ArrayBlockingQueue<String> lines = new ArrayBlockingQueue<>(MOST);
    private final LongAdder dropped = new LongAdder();
    private final Optional<Watchers.Watch> watch;
    private final Thread thread;

    /** Whether the rest is to be written and no more to be waited for. */
    private volatile boolean closed;

    private QueryLog(
            QueryLogSettings settings,
            Watchers watchers,
            IntFunction<Optional<DomainName>> origins,
            Consumer<String> warnings) {
        this.settings = settings;
        this.origins = origins;
        this.trouble = new SaidOnce("the query log cannot be written: ", warnings);
        this.thread = Thread.ofVirtual().name("query-log").unstarted(this::run);
        this.watch = settings.file().flatMap(file -> watchers.watch(settings.oneIn(), this::saw));
        if (watch.isPresent()) {
            thread.start();
        }
    }

    /**
     * Notes queries from now on, where the settings name a file. The file is opened for each batch of lines, so whoever
     * renames it gets a new one without a signal.
     *
     * @param origins the name of the zone of that place, empty for a negative one
     */
    static QueryLog start(
            QueryLogSettings settings,
            Watchers watchers,
            IntFunction<Optional<DomainName>> origins,
            Consumer<String> warnings) {
        return new QueryLog(settings, watchers, origins, warnings);
    }

    /** How many lines were given up. */
    long dropped() {
        return dropped.sum();
    }

    /** How many lines wait for the disk. */
    int waiting() {
        return lines.size();
    }

    /** Its figures as text. */
    String figures() {
        return new MetricsWriter()
                .figure(DROPPED, dropped())
                .figure(WAITING, waiting())
                .figure(WAITING_LIMIT, MOST)
                .text();
    }

    private void saw(Sighting sighting) {
        if (!lines.offer(line(sighting, origins.apply(sighting.zone()), settings.clients()))) {
            dropped.increment();
        }
    }

    /**
     * One line.
     *
     * @param origin the zone, empty where it is none of ours: then the name that was asked for is nobody's business
     */
    static String line(Sighting sighting, Optional<DomainName> origin, boolean client) {
        Instant minute = Instant.ofEpochMilli(sighting.atMillis() / MINUTE * MINUTE);
        return minute + "\t" + MetricsText.label(sighting.transport())
                + "\t" + origin.map(DomainName::toString).orElse("-")
                + "\t" + sighting.question().type()
                + "\t" + MetricsText.label(sighting.outcome())
                + "\t"
                + origin.map(zone -> about(sighting.question().name(), zone)).orElse("-")
                + "\t" + (client ? masked(sighting.client()) : "-") + "\n";
    }

    /** The network of the address that was asked about; the address itself is a sender's. */
    private static String about(DomainName name, DomainName zone) {
        return switch (ReverseName.read(name, name.labels() - zone.labels())) {
            case ReverseName.Exact exact -> masked(exact.address());
            case ReverseName.Partial partial -> "partial";
            case ReverseName.Neither neither -> "-";
        };
    }

    static String masked(IpAddress address) {
        return Prefix.around(address, address.isIpv4() ? Prefix.IPV4.bits() + IPV4_SHOWN : IPV6_SHOWN)
                .toString();
    }

    private void run() {
        Path file = settings.file().orElseThrow();
        while (!closed || !lines.isEmpty()) {
            trouble.attempt(() -> write(file));
        }
    }

    /** All lines that are there, or the first that comes within a second. */
    private void write(Path file) throws IOException, InterruptedException {
        String line = lines.poll(1, TimeUnit.SECONDS);
        if (line != null) {
            rotate(file);
            try (Writer out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                for (int i = 0; i < MOST && line != null; i++) {
                    out.write(line);
                    line = lines.poll();
                }
            }
        }
    }

    private void rotate(Path file) throws IOException {
        if (Files.exists(file) && Files.size(file) >= settings.mebibytes() * MEBIBYTE) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() {
        watch.ifPresent(Watchers.Watch::close);
        closed = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
