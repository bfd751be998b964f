package dev.recourse.app.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.removal.CaseState;
import dev.recourse.core.removal.Published;
import dev.recourse.core.removal.PublishedReason;
import dev.recourse.core.removal.RemovalNumbers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** docs/removal.md says what decides. */
class RemovalDocumentTest {
    private final List<List<String>> rows = MarkdownFile.read("docs/removal.md").rows();

    @Test
    void every_condition_stands_there_with_the_times_as_shipped() {
        assertThat(rows)
                .containsAll(Published.of(RemovalNumbers.USUAL).conditions().stream()
                        .map(c -> List.of(c.list(), c.criterion(), c.text()))
                        .toList());
    }

    @Test
    void every_reason_stands_there_and_no_other() {
        List<List<String>> expected = Published.reasons().stream()
                .map(r -> List.of(r.key(), r.kind() == PublishedReason.Kind.END ? "end" : "refusal", r.sentence()))
                .toList();
        assertThat(rows.stream()
                        .filter(row -> row.size() == 4)
                        .skip(1)
                        .map(row -> List.of(row.get(0), row.get(1), row.get(3))))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void every_state_stands_there() {
        assertThat(rows.stream().map(List::getFirst))
                .containsAll(Arrays.stream(CaseState.Name.values())
                        .map(state -> state.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
