package dev.recourse.app.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/api.md names every field that the JSON interface gives. */
class ApiDocumentTest {
    private static final Pattern FIELD = Pattern.compile("fields\\.put\\(\\s*\"([A-Za-z]+)\"");

    private final MarkdownFile document = MarkdownFile.read("docs/api.md");

    @Test
    void every_field_of_a_lookup_stands_there() {
        stand("One address", fields("hub/src/main/java/dev/recourse/hub/report/ReportFields.java"), 20);
    }

    @Test
    void every_field_of_the_codes_stands_there() {
        stand("All codes", fields("hub/src/main/java/dev/recourse/hub/api/Codes.java"), 10);
    }

    private void stand(String heading, List<String> fields, int least) {
        String section = document.section(heading).orElseThrow();
        assertThat(fields).hasSizeGreaterThan(least).allSatisfy(field -> assertThat(section)
                .contains("`" + field + "`"));
    }

    private static List<String> fields(String source) {
        return FIELD.matcher(Repository.text(source))
                .results()
                .map(m -> m.group(1))
                .toList();
    }
}
