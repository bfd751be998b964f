package dev.recourse.edge.status;

import dev.recourse.edge.answer.Outcome;
import dev.recourse.edge.answer.Transport;
import java.util.List;
import java.util.Locale;

/** The figures of an edge as text. */
public final class MetricsText {
    private static final Metric QUERIES = Metric.counter(
            "recourse_dns_queries_total", "DNS queries since the start, by transport and by how they ended.");
    private static final Metric ZONE_QUERIES = Metric.counter(
            "recourse_dns_zone_queries_total", "DNS queries for a zone of ours since the start, by how they ended.");
    private static final Metric REPLY_SIZES = new Metric(
            "recourse_dns_reply_size_bytes", Metric.Type.HISTOGRAM, "The sizes of DNS replies, by transport.");
    private static final Metric EVENTS = Metric.counter(
            "recourse_dns_events_total", "What else happened in answering DNS since the start, by kind.");
    private static final Metric TCP =
            Metric.gauge("recourse_dns_tcp_connections", "TCP connections that are open now.");
    private static final Metric TCP_LIMIT =
            Metric.gauge("recourse_dns_tcp_connections_limit", "How many TCP connections may be open.");
    private static final Metric TRANSFERS = Metric.gauge("recourse_dns_transfers", "Zone transfers that run now.");
    private static final Metric TRANSFERS_LIMIT =
            Metric.gauge("recourse_dns_transfers_limit", "How many zone transfers may run at once.");
    private static final Metric TRANSFER_BYTES = Metric.counter(
            "recourse_dns_transfer_bytes_total", "What was sent to secondaries since the start, without TCP and IP.");
    private static final Metric QUOTA = Metric.gauge(
            "recourse_dns_quota_clients", "Clients that are counted for dns.quota now: they asked a moment ago.");
    private static final Metric QUOTA_LIMIT = Metric.gauge(
            "recourse_dns_quota_clients_limit", "How many clients can be counted for dns.quota; 0 where it is off.");
    private static final Metric RATE = Metric.gauge(
            "recourse_dns_rate_networks", "Networks that are counted for the limits on replies now, by kind of reply.");
    private static final Metric RATE_LIMIT = Metric.gauge(
            "recourse_dns_rate_networks_limit",
            "How many can be counted for dns.rate-limit and dns.rate-limit-not-listed; 0 where both are off.");
    private static final Metric WATCHERS =
            Metric.gauge("recourse_dns_watchers", "Who looks at queries now: the query log, and each top.");
    private static final Metric WATCHERS_LIMIT =
            Metric.gauge("recourse_dns_watchers_limit", "How many may look at queries at once.");
    private static final Metric ANSWERING = Metric.gauge(
            "recourse_answering", "1 where there is something to answer from that may be believed, else 0.");
    private static final Metric STOPPED =
            Metric.gauge("recourse_zone_stopped", "1 for a zone that is stopped or closed and so empty, else 0.");
    private static final Metric EPOCH =
            Metric.gauge("recourse_journal_epoch", "The life of the store that is answered from.");
    private static final Metric SERIAL =
            Metric.gauge("recourse_journal_serial", "The journal position that is answered from.");
    private static final Metric CHANGED_AT = Metric.gauge(
            "recourse_journal_changed_timestamp_seconds", "When the last change was made that is answered from.");
    private static final Metric AGE = Metric.gauge(
            "recourse_journal_age_seconds", "How long ago the last change was made that is answered from.");
    private static final Metric ENTRIES = Metric.gauge("recourse_table_entries", "Entries in the table.");
    private static final Metric CHANGED = Metric.gauge(
            "recourse_table_changed_prefixes", "Prefixes that changed since changes were last folded into the table.");

    /** Every family that an edge writes. */
    public static final List<Metric> ALL = List.of(
            QUERIES,
            ZONE_QUERIES,
            REPLY_SIZES,
            EVENTS,
            TCP,
            TCP_LIMIT,
            TRANSFERS,
            TRANSFERS_LIMIT,
            TRANSFER_BYTES,
            QUOTA,
            QUOTA_LIMIT,
            RATE,
            RATE_LIMIT,
            WATCHERS,
            WATCHERS_LIMIT,
            ANSWERING,
            STOPPED,
            EPOCH,
            SERIAL,
            CHANGED_AT,
            AGE,
            ENTRIES,
            CHANGED);

    /** What is there of every zone from the start, so that a rate can be taken of the first. */
    private static final List<Outcome> USUAL = List.of(Outcome.DATA, Outcome.NO_DATA, Outcome.NO_NAME);

    private final Counters counters;
    private final ServedState state;
    private final MetricsWriter out = new MetricsWriter();

    private MetricsText(Counters counters, ServedState state) {
        this.counters = counters;
        this.state = state;
    }

    /**
     * All figures of an edge.
     *
     * @param now in seconds since 1970
     */
    public static String of(Counters counters, ServedState state, long now) {
        return new MetricsText(counters, state).write(now);
    }

    /** An enum constant as a label's value. */
    public static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private String write(long now) {
        out.family(QUERIES, this::queries).family(ZONE_QUERIES, this::zoneQueries);
        out.family(REPLY_SIZES, this::replySizes).family(EVENTS, this::events);
        occupancy(state.occupancy());
        out.figure(WATCHERS, counters.watchers().count()).figure(WATCHERS_LIMIT, Watchers.MOST);
        out.figure(ANSWERING, state.answering() ? 1 : 0).family(STOPPED, this::stopped);
        out.figure(EPOCH, state.epoch()).figure(SERIAL, state.serial());
        out.figure(CHANGED_AT, state.changedAt());
        out.figure(AGE, state.changedAt() == 0 ? 0 : Math.max(0, now - state.changedAt()));
        return out.figure(ENTRIES, state.entries())
                .figure(CHANGED, state.changed())
                .text();
    }

    private void occupancy(Occupancy now) {
        level(TCP, TCP_LIMIT, now.connections());
        level(TRANSFERS, TRANSFERS_LIMIT, now.transfers());
        out.figure(TRANSFER_BYTES, counters.transferOctets());
        level(QUOTA, QUOTA_LIMIT, now.quota());
        level(RATE, RATE_LIMIT, now.replies());
    }

    private void level(Metric used, Metric limit, Occupancy.Level level) {
        out.figure(used, level.used()).figure(limit, level.limit());
    }

    private void queries(MetricsWriter.Samples samples) {
        for (Transport transport : Transport.values()) {
            for (Outcome outcome : Outcome.values()) {
                samples.add(
                        counters.queries(transport, outcome), "transport", label(transport), "outcome", label(outcome));
            }
        }
    }

    private void zoneQueries(MetricsWriter.Samples samples) {
        for (int zone = 0; zone < state.zones().size(); zone++) {
            for (Outcome outcome : Outcome.values()) {
                long queries = counters.queries(zone, outcome);
                if (queries > 0 || USUAL.contains(outcome)) {
                    samples.add(queries, "zone", state.zones().get(zone), "outcome", label(outcome));
                }
            }
        }
    }

    private void replySizes(MetricsWriter.Samples samples) {
        for (Transport transport : Transport.values()) {
            ReplySizes sizes = counters.replySizes(transport);
            long upTo = 0;
            // A reply has at least a header, of twelve octets.
            for (int power = 0; power <= ReplySizes.LARGEST_POWER; power++) {
                upTo += sizes.replies(power);
                if (power >= ReplySizes.SMALLEST_POWER) {
                    samples.add("_bucket", upTo, "transport", label(transport), "le", Long.toString(1L << power));
                }
            }
            samples.add("_bucket", upTo, "transport", label(transport), "le", "+Inf");
            samples.add("_sum", sizes.octets(), "transport", label(transport));
            samples.add("_count", upTo, "transport", label(transport));
        }
    }

    private void events(MetricsWriter.Samples samples) {
        for (Event event : Event.values()) {
            samples.add(counters.events(event), "event", label(event));
        }
    }

    private void stopped(MetricsWriter.Samples samples) {
        for (String zone : state.zones()) {
            samples.add(state.stopped().contains(zone) ? 1 : 0, "zone", zone);
        }
    }
}
