package dev.recourse.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.dns.CookieSecret;
import dev.recourse.core.dns.CookieSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CookieSecretsFileTest {
    private static final String OLD = "e5e973e5a6b2a43f48e7dc849e37bfcf";
    private static final String NEW = "445536bcd2513298075a5d379663c962";

    @TempDir
    private Path folder = Path.of("");

    private final List<String> warnings = new ArrayList<>();

    @Test
    void c41_the_first_makes_cookies_and_the_others_are_accepted() throws IOException {
        write("# rolled on Monday\n" + NEW + "\n\n  " + OLD + "  \n");
        assertThat(CookieSecretsFile.read(file()))
                .isEqualTo(new CookieSecrets(CookieSecret.parse(NEW), List.of(CookieSecret.parse(OLD))));
    }

    @Test
    void c41_secrets_roll_without_a_restart_and_a_bad_file_changes_nothing() throws IOException {
        write(OLD);
        try (CookieSecretsFile opened = CookieSecretsFile.open(Optional.of(file()), warnings::add)) {
            write(NEW + "\n" + OLD);
            opened.readAgain(file());
            assertThat(opened.secrets().current()).isEqualTo(CookieSecret.parse(NEW));
            write("half a sec");
            opened.readAgain(file());
            opened.readAgain(file());
            assertThat(opened.secrets().current()).isEqualTo(CookieSecret.parse(NEW));
            assertThat(warnings)
                    .containsExactly(file() + ":1: is not a cookie secret of 32 hexadecimal digits;"
                            + " the secrets read before stay in force");
        }
    }

    @Test
    void a_file_that_cannot_be_used_is_refused_with_place_and_reason_and_without_the_secret() throws IOException {
        assertThatThrownBy(() -> CookieSecretsFile.open(Optional.of(file()), warnings::add))
                .hasMessage(file() + ": there is no such file of cookie secrets");
        write("# none\n");
        assertThatThrownBy(() -> CookieSecretsFile.read(file())).hasMessageContaining("has 0 cookie secrets");
        write((OLD + "\n").repeat(4));
        assertThatThrownBy(() -> CookieSecretsFile.read(file())).hasMessageContaining("has 4 cookie secrets");
        write(OLD + "\n" + NEW + "0");
        assertThatThrownBy(() -> CookieSecretsFile.read(file()))
                .hasMessage(file() + ":2: is not a cookie secret of 32 hexadecimal digits");
    }

    @Test
    void without_a_file_each_start_makes_its_own() throws IOException {
        try (CookieSecretsFile one = CookieSecretsFile.open(Optional.empty(), warnings::add);
                CookieSecretsFile other = CookieSecretsFile.open(Optional.empty(), warnings::add)) {
            assertThat(one.secrets()).isNotEqualTo(other.secrets());
        }
    }

    private Path file() {
        return folder.resolve("secrets");
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text);
    }
}
