package dev.recourse.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in the documents run, but for lines that need a program of others. */
class ReadmeIT {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_examples_of_the_readme_run() throws Exception {
        DocumentRun.Result result = DocumentRun.of("README.md", folder, false);
        assertThat(result.run()).isGreaterThan(5);
        assertThat(result.passedOver()).as("blocks that are not run").isEqualTo(2);
    }

    @Test
    void the_examples_of_the_commands_run() throws Exception {
        DocumentRun.Result result = DocumentRun.of("docs/commands.md", folder, false);
        assertThat(result.run()).isGreaterThan(10);
        assertThat(result.passedOver()).as("blocks that are not run").isEqualTo(4);
    }

    @Test
    void the_examples_of_evidence_run() throws Exception {
        DocumentRun.Result result = DocumentRun.of("docs/evidence.md", folder, false);
        assertThat(result.run()).isGreaterThan(5);
        assertThat(result.passedOver()).as("blocks that are not run").isEqualTo(1);
    }
}
