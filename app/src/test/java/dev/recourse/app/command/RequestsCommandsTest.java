package dev.recourse.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.app.control.Invocation;
import dev.recourse.core.address.IpAddress;
import dev.recourse.hub.removal.Ask;
import dev.recourse.hub.removal.Opened;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees and decides of requests. A relay is asked for, of which nobody is asked in DNS. */
class RequestsCommandsTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void ask() throws Exception {
        done("list", "add", "--list", "relay", "192.0.2.7");
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        new LocalHubAccess(new Invocation(List.of(), folder, false, nowhere, nowhere)).run(new FolderOptions(), hub -> {
            Opened opened = hub.removal()
                    .open(new Ask(
                            IpAddress.parse("192.0.2.7"), Optional.empty(), Optional.of("me@example.org"), false));
            assertThat(opened).isInstanceOf(Opened.Request.class);
            return Exit.DONE;
        });
    }

    @Test
    void what_waits_for_a_person_is_listed_and_shown_without_who_asked() {
        assertThat(done("requests", "list", "--ours"))
                .matches("1 +192\\.0\\.2\\.7 +relay +waiting +since .*, move: operator\n");
        assertThat(done("requests", "list", "--state", "granted,upheld")).isEqualTo("no such request\n");
        assertThat(done("requests", "list", "--address", "192.0.2.7", "--json")).contains("\"state\":\"waiting\"");
        assertThat(done("requests", "show", "1"))
                .contains("request 1 for 192.0.2.7", "missing: We have to test whether 192.0.2.7", "history:")
                .doesNotContain("me@example.org");
        assertThat(done("requests", "show", "1", "--json"))
                .contains("\"key\":\"relay-test\"")
                .doesNotContain("me@example.org");
    }

    @Test
    void a_grant_takes_it_off() {
        assertThat(done("requests", "decide", "1", "--list", "relay", "--grant"))
                .isEqualTo("192.0.2.7 on relay: granted\n");
        assertThat(done("lookup", "192.0.2.7")).startsWith("192.0.2.7 is not listed");
        assertThat(refused("requests", "decide", "1", "--list", "relay", "--grant"))
                .contains("it is granted already");
    }

    @Test
    void a_refusal_needs_a_published_reason() {
        assertThat(refused("requests", "decide", "1", "--list", "relay", "--refuse", "spite"))
                .isEqualTo("recourse: 'spite' is no published reason to refuse a removal from relay"
                        + " (published are: abuse-goes-on, still-relays)\n");
        assertThat(refused("requests", "decide", "1", "--list", "rbl", "--refuse", "abuse-goes-on"))
                .contains("request 1 is not about the list 'rbl'");
        assertThat(refused("requests", "decide", "9", "--list", "rbl", "--grant"))
                .isEqualTo("recourse: there is no request 9\n");
        assertThat(refused("requests", "show", "9")).isEqualTo("recourse: there is no request 9\n");
        assertThat(done("requests", "decide", "1", "--list", "relay", "--refuse", "still-relays"))
                .isEqualTo("192.0.2.7 on relay: refused\n");
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
