package dev.recourse.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.app.repository.MarkdownFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** docs/configuration.md has every key as the program has it. */
class ConfigurationDocumentTest {
    private final List<List<String>> rows =
            MarkdownFile.read("docs/configuration.md").rows();

    @Test
    void every_key_stands_there_with_default_form_and_sentence_and_no_other() {
        List<List<String>> expected = Keys.ALL.stream()
                .map(key -> List.of(
                        key.name(),
                        key.defaultText().isEmpty() ? "empty" : key.defaultText(),
                        key.form(),
                        key.sentence()))
                .toList();
        assertThat(rows.stream().filter(row -> row.size() == 4).skip(1)).containsExactlyElementsOf(expected);
    }

    @Test
    void every_retired_key_stands_there_with_what_to_write_instead() {
        List<List<String>> expected = Keys.RETIRED.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> List.of(entry.getKey(), entry.getValue()))
                .toList();
        assertThat(rows.stream().filter(row -> row.size() == 2).skip(1)).containsExactlyElementsOf(expected);
    }
}
