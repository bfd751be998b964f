package dev.recourse.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is exempt is shown, said where it matters, and can be ended. */
class ExemptionCommandsTest {
    @TempDir
    private Path folder;

    /** A range is listed, and a part of it exempt. */
    @BeforeEach
    void exempt() {
        done("list", "add", "--list", "rbl", "192.0.2.0/24");
        assertThat(done("list", "remove", "--list", "rbl", "--cause", "asked for", "192.0.2.0/28"))
                .contains("exempt from 192.0.2.0/24");
    }

    @Test
    void it_is_shown_and_ends() {
        assertThat(done("list", "show", "rbl")).containsPattern("192\\.0\\.2\\.0/28 +exempt .*asked for");
        assertThat(done("lookup", "192.0.2.5")).startsWith("192.0.2.5 is not listed");

        assertThat(done("list", "unexempt", "--list", "rbl", "192.0.2.0/28"))
                .isEqualTo("192.0.2.0/28 is no longer exempt from rbl (journal 3)\n");
        assertThat(done("lookup", "192.0.2.5")).startsWith("192.0.2.5 is listed");
        assertThat(done("list", "show", "rbl")).doesNotContain("exempt");
    }

    @Test
    void what_is_not_exempt_by_itself_is_refused() {
        assertThat(refused("list", "unexempt", "--list", "rbl", "192.0.2.5"))
                .isEqualTo(
                        "recourse: 192.0.2.5 is not exempt from rbl by itself: the exemption is that of 192.0.2.0/28\n");
        assertThat(refused("list", "unexempt", "--list", "rbl", "192.0.2.99"))
                .isEqualTo("recourse: 192.0.2.99 is not exempt from rbl\n");
        assertThat(refused("list", "unexempt", "--list", "nolist", "192.0.2.5")).contains("there is no list 'nolist'");
    }

    @Test
    void listing_inside_a_wider_exemption_says_that_it_stays_silent_and_how_to_end_that() {
        assertThat(done("list", "add", "--list", "rbl", "192.0.2.5"))
                .isEqualTo("192.0.2.5 is on rbl (journal 3)\n"
                        + "  but is not answered: 192.0.2.0/28 is exempt from rbl (asked for); to end that:"
                        + " recourse list unexempt --list rbl 192.0.2.0/28\n");
        assertThat(done("list", "add", "--list", "rbl", "--json", "192.0.2.6"))
                .contains("\"exempt\":[\"192.0.2.0/28\"]");
        // The same prefix by hand takes back the exemption by hand, as before.
        assertThat(done("list", "add", "--list", "rbl", "192.0.2.0/28")).doesNotContain("not answered");
        assertThat(done("lookup", "192.0.2.7")).startsWith("192.0.2.7 is listed");
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
