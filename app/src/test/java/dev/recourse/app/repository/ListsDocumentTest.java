package dev.recourse.app.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.list.ZonePlan;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** docs/lists.md says what the program does. */
class ListsDocumentTest {
    private final MarkdownFile document = MarkdownFile.read("docs/lists.md");
    private final Catalogue catalogue = Catalogue.shipped();

    @Test
    void every_list_stands_there_as_it_ships() {
        ZonePlan plan = ZonePlan.of(catalogue, "bl.example.org", false);
        List<BlockList> combined = plan.zones().getFirst().lists();
        for (BlockList list : catalogue.lists()) {
            assertThat(document.rows())
                    .contains(List.of(
                            list.name(),
                            list.use().name().toLowerCase(Locale.ROOT),
                            list.ttl().toSeconds() + "s",
                            list.expiry().map(ListsDocumentTest::text).orElse("never"),
                            combined.contains(list) ? "yes" : "no"));
            assertThat(document.text()).contains("- **" + list.name() + "**: " + list.removal() + "\n");
        }
    }

    @Test
    void every_criterion_stands_there_with_its_code_and_sentence_and_no_other() {
        List<List<String>> expected = catalogue.lists().stream()
                .flatMap(list -> list.criteria().stream())
                .map(c -> List.of(c.list(), c.codeText(), c.reference(), c.sentence()))
                .toList();
        assertThat(document.rows().stream().filter(row -> row.size() == 4).skip(1))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void what_is_no_import_default_is_named() {
        catalogue.lists().stream()
                .flatMap(list -> list.criteria().stream())
                .filter(c -> !c.importDefault())
                .map(Criterion::id)
                .forEach(id -> assertThat(document.section("The lists").orElseThrow())
                        .containsPattern("all but [^:]*`" + id + "`"));
    }

    private static String text(Duration duration) {
        return duration.toDaysPart() > 0 && duration.toHoursPart() == 0
                ? duration.toDays() + "d"
                : duration.toHours() + "h";
    }
}
