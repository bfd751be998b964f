package dev.recourse.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.app.repository.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit that we ship is one that systemd takes. */
@Tag("peer")
class SystemdIT {
    private static final String UNIT = "packaging/systemd/recourse.service";

    @TempDir
    private Path folder;

    @Test
    void systemd_has_nothing_to_say_of_the_unit() throws IOException, InterruptedException {
        String text = Repository.text(Path.of(UNIT));
        assertThat(text).contains("ExecStart=/opt/recourse/recourse ");
        Path unit = folder.resolve("recourse.service");
        // It looks whether the program is there, and here it is elsewhere.
        Files.writeString(
                unit,
                text.replace(
                        "/opt/recourse/recourse",
                        Repository.root().resolve("recourse").toString()));
        Process verify = new ProcessBuilder("systemd-analyze", "verify", unit.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(verify.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(verify.waitFor()).as(said).isZero();
        assertThat(said.lines().filter(line -> line.contains("recourse.service")))
                .isEmpty();
    }
}
