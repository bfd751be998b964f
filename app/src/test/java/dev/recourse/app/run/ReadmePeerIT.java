package dev.recourse.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in the documents run, every line of them. */
@Tag("peer")
class ReadmePeerIT {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void every_example_of_the_readme_runs() throws Exception {
        DocumentRun.Result result = DocumentRun.of("README.md", folder, true);
        assertThat(result.run()).isGreaterThan(10);
        assertThat(result.passedOver()).as("blocks that are not run").isEqualTo(2);
    }
}
