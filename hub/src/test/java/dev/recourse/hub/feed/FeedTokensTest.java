package dev.recourse.hub.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedTokensTest {
    private static final String ONE = "0123456789abcdef";
    private static final String TWO = "fedcba9876543210";

    @TempDir
    private Path folder;

    @Test
    void a_token_says_who_it_is_and_nothing_near_it_does() throws IOException {
        FeedTokens tokens = of("# edges", "", "edge1 " + ONE, "  edge2\t" + TWO + "  ");
        assertThat(tokens.nameOf(ONE)).contains("edge1");
        assertThat(tokens.nameOf(TWO)).contains("edge2");
        for (String other : new String[] {"", ONE + "0", ONE.substring(1), ONE.toUpperCase(Locale.ROOT)}) {
            assertThat(tokens.nameOf(other)).as(other).isEmpty();
        }
    }

    @Test
    void a_line_of_a_certificate_is_no_token() throws IOException {
        FeedTokens tokens = of("edge1 certificate", "edge2 " + TWO);
        assertThat(tokens.hasCertificate("edge1")).isTrue();
        assertThat(tokens.hasCertificate("edge2")).isFalse();
        assertThat(tokens.nameOf("certificate")).isEmpty();
    }

    @Test
    void a_line_that_is_added_lets_in_and_one_that_is_taken_away_keeps_out_at_once() throws IOException {
        FeedTokens tokens = of("edge1 " + ONE);
        FedHub.secret(file(), "edge2 " + TWO, "edge3 certificate");
        assertThat(tokens.nameOf(ONE)).isEmpty();
        assertThat(tokens.nameOf(TWO)).contains("edge2");
        assertThat(tokens.hasCertificate("edge3")).isTrue();
    }

    @Test
    void a_bad_line_is_refused_with_its_place_and_without_what_is_secret() {
        for (String line : new String[] {
            "edge1",
            "edge1 " + ONE + " more",
            "-edge " + ONE,
            "ed/ge " + ONE,
            "edge1 short",
            "edge1 " + "x".repeat(257),
            "edge1 t\u00f6ken-with-an-umlaut"
        }) {
            assertThatThrownBy(() -> of("# edges", line))
                    .as(line)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("tokens:2: ")
                    .message()
                    .doesNotContain(ONE);
        }
        assertThatThrownBy(() -> of("edge1 " + ONE, "edge1 certificate")).hasMessageContaining("another line of edge1");
    }

    @Test
    void a_file_that_others_can_read_is_refused_and_later_lets_nobody_in() throws IOException {
        FeedTokens tokens = of("edge1 " + ONE);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> tokens.nameOf(ONE)).hasMessageContaining("can be read by others");
        assertThatThrownBy(() -> tokens.hasCertificate("edge1")).hasMessageContaining("can be read by others");
        Files.delete(file());
        assertThatThrownBy(() -> tokens.nameOf(ONE)).hasMessageContaining("there is no such file");
    }

    @Test
    void there_is_a_most() {
        String[] lines = IntStream.rangeClosed(0, 1_000)
                .mapToObj(i -> "edge" + i + " " + ONE + i)
                .toArray(String[]::new);
        assertThatThrownBy(() -> of(lines)).hasMessageContaining("more than 1000");
        assertThatThrownBy(() -> of("#" + "x".repeat(1 << 20))).hasMessageContaining("longer than");
    }

    private FeedTokens of(String... lines) throws IOException {
        return FeedTokens.of(FedHub.secret(file(), lines));
    }

    private Path file() {
        return folder.resolve("tokens");
    }
}
