package dev.recourse.app.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.evidence.EvidenceKind;
import dev.recourse.core.evidence.EvidenceRule;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/evidence.md publishes the rules and the retention that are in force. */
class EvidenceDocumentTest {
    private final MarkdownFile document = MarkdownFile.read("docs/evidence.md");

    @Test
    void every_rule_is_published_as_it_is() {
        assertThat(rows(8))
                .containsExactlyElementsOf(
                        EvidenceRule.ALL.stream().map(EvidenceDocumentTest::row).toList());
    }

    @Test
    void every_kind_is_published_with_its_retention() {
        assertThat(rows(4).stream().map(row -> List.of(row.get(0), row.get(2))))
                .containsExactlyElementsOf(Stream.of(EvidenceKind.values())
                        .map(kind -> List.of(kind.word(), kind.retention().toDays() + " days"))
                        .toList());
    }

    private static List<String> row(EvidenceRule rule) {
        return List.of(
                rule.reference(),
                rule.kind().word(),
                rule.list(),
                rule.times() == 1 ? "1 sighting" : rule.times() + " sightings or " + rule.sources() + " sources",
                text(rule.window()),
                text(rule.least()),
                text(rule.most()),
                text(rule.repeat()));
    }

    private static String text(Duration duration) {
        if (duration.toDaysPart() > 0) {
            return duration.toDays() + "d";
        }
        return duration.toHours() > 0 ? duration.toHours() + "h" : duration.toMinutes() + "m";
    }

    /** The table with so many columns, without its head. */
    private List<List<String>> rows(int columns) {
        return document.rows().stream()
                .filter(row -> row.size() == columns)
                .skip(1)
                .toList();
    }
}
