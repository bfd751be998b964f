package dev.recourse.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** B71: one command ends all that a source or a rule brought, and nothing else. */
class PurgeCommandTest {
    /** Two pieces and a half. */
    private static final int MANY = 1_250;

    @TempDir
    private Path folder;

    @BeforeEach
    void import_many() throws IOException {
        Files.writeString(
                folder.resolve("many.zone"),
                IntStream.range(0, MANY)
                        .mapToObj(i -> "2001:db8:" + Integer.toHexString(i + 1) + "::/64\n")
                        .collect(Collectors.joining()));
        done("import", "--list", "rbl", "--source", "wrong", "--format", "cidr", "many.zone");
        done("list", "add", "--list", "rbl", "2001:db8:1::/64");
        done("list", "add", "--list", "relay", "192.0.2.2");
        done("list", "remove", "--list", "relay", "192.0.2.2");
    }

    @Test
    void without_yes_it_says_the_number_and_changes_nothing() {
        Typed typed = Typed.in(folder, "purge", "--source", "wrong");
        assertThat(typed.code()).isEqualTo(Exit.REFUSED);
        assertThat(typed.err()).isEqualTo("recourse: this ends 1250 entries; say --yes to do it\n");
        assertThat(done("purge", "--source", "wrong", "--dry-run")).startsWith("would end 1250 entries");
    }

    @Test
    void a_source_ends_whole_and_the_others_stay() {
        assertThat(done("purge", "--source", "wrong", "--yes")).startsWith("ended 1250 entries (journal ");
        assertThat(done("lookup", "2001:db8:1::5")).contains("is listed").doesNotContain("from wrong");
        assertThat(done("lookup", "2001:db8:2::5")).contains("is not listed");
        assertThat(done("import", "--list", "rbl", "--source", "wrong", "--format", "cidr", "many.zone"))
                .contains("1250 added");
    }

    @Test
    void what_is_held_is_not_imported_again() {
        assertThat(done("purge", "--source", "wrong", "--hold", "--yes", "--json"))
                .contains("\"ended\":1250");
        assertThat(done("import", "--list", "rbl", "--source", "wrong", "--format", "cidr", "many.zone"))
                .contains("0 added")
                .contains("held: 1250");
    }

    @Test
    void a_criterion_ends_whoever_brought_its_listings() {
        assertThat(done("purge", "--criterion", "rbl/spam-source", "--yes")).startsWith("ended 1251 entries");
        assertThat(done("lookup", "2001:db8:1::5")).contains("is not listed");
    }

    @Test
    void what_there_is_not_is_refused() {
        assertThat(Typed.in(folder, "purge", "--criterion", "rbl", "--yes").err())
                .contains("is not LIST/ID");
        assertThat(Typed.in(folder, "purge", "--criterion", "rbl/nothing", "--yes")
                        .code())
                .isEqualTo(Exit.REFUSED);
        assertThat(Typed.in(folder, "purge", "--yes").code()).isEqualTo(Exit.USAGE);
    }

    private String done(String... arguments) {
        Typed typed = Typed.in(folder, arguments);
        assertThat(typed.err()).isEmpty();
        assertThat(typed.code()).isZero();
        return typed.out();
    }
}
