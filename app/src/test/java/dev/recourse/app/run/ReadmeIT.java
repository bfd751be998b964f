package dev.recourse.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.app.repository.MarkdownFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in the documents run, but for lines that need a program of others. */
class ReadmeIT {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_examples_of_the_readme_run() throws Exception {
        try (DocumentRun document = new DocumentRun(folder, false)) {
            assertThat(document.run(MarkdownFile.read("README.md"))).isGreaterThan(5);
            assertThat(document.passedOver()).as("blocks that are not run").isLessThanOrEqualTo(1);
        }
    }

    @Test
    void the_examples_of_the_commands_run() throws Exception {
        try (DocumentRun document = new DocumentRun(folder, false)) {
            assertThat(document.run(MarkdownFile.read("docs/commands.md"))).isGreaterThan(10);
            assertThat(document.passedOver()).as("blocks that are not run").isLessThanOrEqualTo(1);
        }
    }
}
