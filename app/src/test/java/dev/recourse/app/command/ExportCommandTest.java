package dev.recourse.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
    @TempDir
    private Path folder;

    @Test
    void only_a_regular_file_is_replaced() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Typed refused = Typed.in(folder, "export", "--list", "rbl", "--out", "pipe");
        assertThat(refused.code()).isEqualTo(Exit.REFUSED);
        assertThat(refused.err()).contains("pipe is not a regular file").hasLineCount(1);
        assertThat(Files.isRegularFile(pipe)).isFalse();

        Typed.in(folder, "list", "add", "--list", "rbl", "192.0.2.1");
        assertThat(Typed.in(folder, "export", "--list", "rbl", "--out", "new").code())
                .isZero();
        assertThat(Typed.in(folder, "export", "--list", "rbl", "--out", "new").code())
                .isZero();
        assertThat(folder.resolve("new")).content().contains("192.0.2.1");
    }
}
