package dev.recourse.app.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.app.wiring.FollowingEdge;
import dev.recourse.app.wiring.HubMetrics;
import dev.recourse.edge.status.Event;
import dev.recourse.edge.status.Metric;
import dev.recourse.edge.status.MetricsText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/metrics.md has every figure, and every figure is named as Prometheus wants it. */
class MetricsDocumentTest {
    private final MarkdownFile document = MarkdownFile.read("docs/metrics.md");
    private final List<Metric> all = Stream.of(MetricsText.ALL, HubMetrics.ALL, FollowingEdge.FIGURES)
            .flatMap(List::stream)
            .toList();

    @Test
    void every_figure_stands_there_with_kind_and_sentence_and_no_other() {
        List<List<String>> expected = all.stream()
                .map(metric -> List.of(metric.name(), kind(metric), metric.help()))
                .toList();
        assertThat(document.rows().stream().filter(row -> row.size() == 3).skip(1))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void every_event_stands_there() {
        assertThat(document.rows().stream().filter(row -> row.size() == 2).map(List::getFirst))
                .containsAll(Stream.of(Event.values()).map(MetricsText::label).toList());
    }

    @Test
    void names_are_ours_and_once_and_counters_alone_end_in_total() {
        assertThat(all).hasSizeGreaterThan(20).extracting(Metric::name).doesNotHaveDuplicates();
        assertThat(all).allSatisfy(metric -> {
            assertThat(metric.name()).matches("recourse(_[a-z]+)+");
            assertThat(metric.name().endsWith("_total")).isEqualTo(metric.type() == Metric.Type.COUNTER);
            assertThat(metric.help()).matches("[A-Z0-9].*\\.").hasSizeGreaterThan(20);
        });
    }

    @Test
    void what_has_a_unit_names_the_base_unit_last() {
        assertThat(all)
                .allSatisfy(metric -> assertThat(metric.name())
                        .doesNotContainPattern("milli|minute|kilo|mebi|percent")
                        .doesNotContainPattern("(bytes|seconds)_(?!total$)")
                        .satisfies(name -> assertThat(name.contains("age") || name.contains("timestamp"))
                                .isEqualTo(name.endsWith("_seconds"))));
    }

    @Test
    void every_limit_is_of_a_figure() {
        List<String> names = all.stream().map(Metric::name).toList();
        assertThat(names.stream().filter(name -> name.contains("_limit")))
                .isNotEmpty()
                .allMatch(name ->
                        names.contains(name.replace("_limit", "")) || names.contains(name.replace("_limit", "_used")));
    }

    private static String kind(Metric metric) {
        return metric.type().name().toLowerCase(Locale.ROOT);
    }
}
