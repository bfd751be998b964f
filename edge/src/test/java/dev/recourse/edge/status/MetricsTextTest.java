package dev.recourse.edge.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.edge.answer.Answer;
import dev.recourse.edge.answer.Outcome;
import dev.recourse.edge.answer.Packet;
import dev.recourse.edge.answer.Transport;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsTextTest {
    private static final ServedState STATE = new ServedState(
            List.of("bl.example.org", "rbl.bl.example.org"),
            List.of("rbl.bl.example.org"),
            true,
            3,
            77,
            1_000,
            5,
            2,
            new Occupancy(
                    new Occupancy.Level(1, 150),
                    new Occupancy.Level(2, 8),
                    new Occupancy.Level(3, 65_536),
                    new Occupancy.Level(0, 0)));

    private final Counters counters = new Counters();

    @Test
    void every_family_has_help_and_type_once_and_in_front_of_its_samples() {
        String text = text();
        for (Metric metric : MetricsText.ALL) {
            assertThat(text)
                    .containsOnlyOnce("# HELP " + metric.name() + " " + metric.help() + "\n# TYPE " + metric.name()
                            + " " + metric.type().word + "\n" + metric.name());
        }
        assertThat(text.lines().filter(line -> line.startsWith("# TYPE"))).hasSize(MetricsText.ALL.size());
    }

    @Test
    void every_line_is_a_comment_or_a_sample() {
        assertThat(text().lines())
                .allMatch(line -> line.startsWith("# ")
                        || line.matches("recourse_[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*})? [0-9]+"));
    }

    @Test
    void queries_are_counted_by_zone_and_outcome() {
        counters.count(Transport.UDP, Outcome.DATA);
        counters.count(1, Outcome.DATA);
        counters.count(Answer.NO_ZONE, Outcome.NOT_OURS);
        counters.count(Counters.MOST_ZONES, Outcome.DATA);
        assertThat(text())
                .contains("recourse_dns_queries_total{transport=\"udp\",outcome=\"data\"} 1\n")
                .contains("recourse_dns_zone_queries_total{zone=\"bl.example.org\",outcome=\"data\"} 0\n")
                .contains("recourse_dns_zone_queries_total{zone=\"rbl.bl.example.org\",outcome=\"data\"} 1\n")
                .doesNotContain("zone=\"rbl.bl.example.org\",outcome=\"stale\"");
    }

    @Test
    void sizes_are_a_histogram_that_adds_up() {
        counters.replySizes(Transport.TCP).count(64);
        counters.replySizes(Transport.TCP).count(65);
        assertThat(text())
                .contains("size_bytes_bucket{transport=\"tcp\",le=\"64\"} 1\n")
                .contains("size_bytes_bucket{transport=\"tcp\",le=\"128\"} 2\n")
                .contains("size_bytes_bucket{transport=\"tcp\",le=\"+Inf\"} 2\n")
                .contains("size_bytes_sum{transport=\"tcp\"} 129\n")
                .contains("size_bytes_count{transport=\"tcp\"} 2\n");
    }

    @Test
    void the_state_is_told() {
        counters.transferred(70_000);
        assertThat(text())
                .contains("\nrecourse_dns_transfers 2\n", "\nrecourse_dns_transfers_limit 8\n")
                .contains("\nrecourse_dns_transfer_bytes_total 70000\n")
                .contains("\nrecourse_dns_quota_clients 3\n", "\nrecourse_dns_quota_clients_limit 65536\n")
                .contains("\nrecourse_dns_rate_networks 0\n", "\nrecourse_dns_rate_networks_limit 0\n")
                .contains("\nrecourse_journal_serial 77\n")
                .contains("\nrecourse_journal_age_seconds 60\n")
                .contains("\nrecourse_dns_tcp_connections 1\n")
                .contains("\nrecourse_dns_tcp_connections_limit 150\n")
                .contains("recourse_zone_stopped{zone=\"bl.example.org\"} 0\n")
                .contains("recourse_zone_stopped{zone=\"rbl.bl.example.org\"} 1\n");
    }

    @Test
    void what_a_label_may_not_hold_is_escaped() {
        String text = new MetricsWriter()
                .family(Metric.gauge("recourse_x", "One\ntwo \\."), s -> s.add(5, "a", "\"\\\n"))
                .text();
        assertThat(text.lines())
                .containsExactly(
                        "# HELP recourse_x One\\ntwo \\\\.",
                        "# TYPE recourse_x gauge",
                        "recourse_x{a=\"\\\"\\\\\\n\"} 5");
    }

    @Test
    void who_watches_sees_queries_until_it_stops_and_there_are_no_more_than_may_be() {
        List<Sighting> seen = new ArrayList<>();
        Watchers.Watch watch = counters.watchers().watch(1, seen::add).orElseThrow();
        counters.watchers().saw(packet(), new Answer.Drop(Outcome.LIMITED, 1));
        watch.close();
        counters.watchers().saw(packet(), new Answer.Drop(Outcome.LIMITED, 1));

        assertThat(seen).hasSize(1);
        assertThat(seen.getFirst().zone()).isEqualTo(1);
        assertThat(seen.getFirst().outcome()).isEqualTo(Outcome.LIMITED);
        assertThat(seen.getFirst().question().name()).hasToString("a.example.org");

        for (int i = 0; i < Watchers.MOST; i++) {
            assertThat(counters.watchers().watch(1, seen::add)).isPresent();
        }
        assertThat(counters.watchers().watch(1, seen::add)).isEqualTo(Optional.empty());
        assertThat(text()).contains("\nrecourse_dns_watchers " + Watchers.MOST + "\n");
    }

    @Test
    void who_watches_one_of_many_sees_about_as_many() {
        List<Sighting> seen = new ArrayList<>();
        assertThat(counters.watchers().watch(10, seen::add)).isPresent();
        for (int i = 0; i < 100_000; i++) {
            counters.watchers().saw(packet(), new Answer.Drop(Outcome.LIMITED));
        }
        // 10,000 expected, with a deviation of 95: a hundred of those is never met by chance.
        assertThat(seen).hasSizeBetween(500, 19_500);
    }

    private static Packet packet() {
        byte[] query = HexFormat.of().parseHex("0001000000010000000000000161076578616d706c65036f72670000010001");
        return new Packet(query, query.length, Transport.UDP, IpAddress.parse("192.0.2.1"), 1_000, 100);
    }

    private String text() {
        return MetricsText.of(counters, STATE, 1_060);
    }
}
