package dev.recourse.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferKeysFileTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_key_a_line_with_comments_between() throws Exception {
        assertThat(TransferKeysFile.read(
                        file("rw-------", "# secondaries\nxfr:hmac-sha256:c2VjcmV0\n\nold:hmac-sha1:YQ==\n")))
                .map(Object::toString)
                .containsExactly("xfr (hmac-sha256)", "old (hmac-sha1)");
    }

    @Test
    void what_is_wrong_is_named_by_line_and_no_secret_is_shown() throws IOException {
        Path file = file(
                "rw-------",
                "xfr:hmac-md5:c2VjcmV0\nxfr\na:hmac-sha256:!\nb:hmac-sha256:\nc:hmac-sha256:YQ==\nC:hmac-sha256:YQ==\n");
        assertThatThrownBy(() -> TransferKeysFile.read(file))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.problems())
                                .hasSize(5)
                                .allSatisfy(problem -> assertThat(problem).startsWith(file + ":"))
                                .noneMatch(problem -> problem.contains("c2VjcmV0")));
    }

    @Test
    void a_file_that_others_may_read_is_refused_with_what_to_type() throws IOException {
        Path file = file("rw-r-----", "xfr:hmac-sha256:c2VjcmV0\n");
        assertThatThrownBy(() -> TransferKeysFile.read(file))
                .isInstanceOf(ConfigException.class)
                .hasMessage(file + ": may be read by others; say: chmod 600 " + file);
    }

    private Path file(String mode, String content) throws IOException {
        Path file = Files.writeString(folder.resolve("keys"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
