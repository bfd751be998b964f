package dev.recourse.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stopped or closed stays so until a person says otherwise. */
class SwitchCommandsTest {
    @TempDir
    private Path folder;

    @Test
    void a_stop_is_kept_shown_and_ended() {
        assertThat(done("stop-answering", "--list", "rbl", "--reason", "We found a fault."))
                .matches("The list rbl is stopped since \\S+: .* not on it\\. We found a fault\\.\n");
        assertThat(done("stop-answering", "--zone", "all.bl.example.org"))
                .contains("The list rbl is stopped")
                .contains("The zone all.bl.example.org is stopped");
        assertThat(done("resume-answering", "--list", "rbl"))
                .doesNotContain("rbl is stopped")
                .contains("all.bl.example.org is stopped");
        assertThat(done("resume-answering", "--zone", "all.bl.example.org")).isEqualTo("nothing is stopped\n");
    }

    @Test
    void what_is_not_there_is_refused_and_nothing_is_kept() {
        assertThat(refused("stop-answering", "--zone", "example.net")).contains("there is no zone 'example.net'");
        assertThat(refused("stop-answering", "--list", "nolist")).contains("there is no list 'nolist'");
        assertThat(refused("stop-answering", "--all", "--reason", "a\tb")).contains("line break");
        assertThat(refused("resume-answering", "--all")).isEqualTo("recourse: that is not stopped\n");
        assertThat(folder.resolve("data/recourse.switches")).doesNotExist();
    }

    @Test
    void a_switch_file_that_cannot_be_understood_stops_the_start_and_names_the_line() throws IOException {
        done("stop-answering", "--all");
        Path file = switches();
        Files.writeString(file, Files.readString(file) + "stop-everything\n");
        Typed typed = Typed.in(folder, "lookup", "192.0.2.1");
        assertThat(typed.code()).isEqualTo(Exit.CANNOT_RUN);
        assertThat(typed.err()).contains("recourse.switches:3: 'stop-everything'");
    }

    @Test
    void a_list_ends_with_a_warning_of_a_month_unless_it_must_be_sooner() {
        assertThat(refused("list", "close", "--list", "quick", "--at", "2020-01-01"))
                .contains("less than 30 days");
        assertThat(refused("list", "close", "--list", "quick", "--at", "soon")).contains("'soon' is not a day");
        assertThat(done("list", "close", "--list", "quick", "--at", "2999-01-01"))
                .startsWith("The list quick ends at 2999-01-01T00:00:00Z.");
        assertThat(done("list", "close", "--list", "quick", "--at", "2020-01-01", "--soon"))
                .startsWith("The list quick ended at 2020-01-01T00:00:00Z.");
        assertThat(done("list", "close", "--list", "quick", "--cancel")).isEqualTo("nothing is stopped\n");
        assertThat(refused("list", "close", "--list", "quick", "--cancel")).contains("is not about to end");
    }

    @Test
    void top_needs_a_server() {
        assertThat(refused("top", "--once")).contains("no server runs on this data folder");
    }

    private Path switches() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("recourse.switches"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private String done(String... arguments) {
        Typed typed = Typed.in(folder, arguments);
        assertThat(typed.err()).isEmpty();
        assertThat(typed.code()).isZero();
        return typed.out();
    }

    private String refused(String... arguments) {
        Typed typed = Typed.in(folder, arguments);
        assertThat(typed.code()).isEqualTo(Exit.REFUSED);
        assertThat(typed.out()).isEmpty();
        return typed.err();
    }
}
