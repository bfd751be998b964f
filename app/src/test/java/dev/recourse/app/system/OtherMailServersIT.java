package dev.recourse.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The printed texts in the programs they are for, each asking through unbound. */
@Tag("namespace")
class OtherMailServersIT {

    private static final String LISTED = "192.0.2.10";
    private static final String LISTED_IPV6 = "2001:db8:bad::1";
    private static final String ONLY_GENERIC = "198.51.100.7";
    private static final String BURSTING = "198.51.100.8";
    private static final String UNLISTED = "192.0.2.11";

    private static MailSystem system;

    @TempDir
    private Path dir;

    @BeforeAll
    static void start() throws Exception {
        system = MailSystem.start();
        system.recourse().importCidr("rbl", LISTED, "2001:db8:bad::/64");
        system.recourse().importCidr("generic", ONLY_GENERIC);
        system.recourse().importCidr("quick", BURSTING);
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    void a8_exim_refuses_by_what_is_printed() throws Exception {
        Exim exim = Exim.with(dir, system.recourse().printConfig("exim").getFirst());
        assertThat(exim.replyTo(LISTED).line())
                .isEqualTo("550 5.7.1 Service unavailable; Client host [192.0.2.10] blocked using bl.example.org; "
                        + "Please see " + RecourseServer.LOOKUP + LISTED);
        // In a played session Exim writes all eight groups; the page takes any spelling.
        assertThat(exim.replyTo(LISTED_IPV6).line())
                .startsWith("550 5.7.1 ")
                .endsWith(RecourseServer.LOOKUP + "2001:0db8:0bad:0000:0000:0000:0000:0001");
        assertThat(exim.replyTo(BURSTING).line()).startsWith("451 4.7.1 ").endsWith(RecourseServer.LOOKUP + BURSTING);
        assertThat(exim.replyTo(ONLY_GENERIC).accepted()).isTrue();
        assertThat(exim.replyTo(UNLISTED).accepted()).isTrue();
    }

    @Test
    void a8_rspamd_weighs_by_what_is_printed() throws Exception {
        try (Rspamd rspamd = Rspamd.start(dir, system.recourse().printConfig("rspamd"))) {
            assertThat(rspamd.check(LISTED)).contains("RECOURSE_SPAM_SOURCE").doesNotContain("RECOURSE_UNKNOWN");
            assertThat(rspamd.check(LISTED_IPV6)).contains("RECOURSE_SPAM_SOURCE");
            assertThat(rspamd.check(ONLY_GENERIC)).contains("RECOURSE_RDNS_GENERIC");
            assertThat(rspamd.check(UNLISTED)).contains("\"action\"").doesNotContain("RECOURSE");
        }
    }

    @Test
    void a8_spamassassin_weighs_by_what_is_printed() throws Exception {
        SpamAssassin filter = SpamAssassin.with(
                dir, system.recourse().printConfig("spamassassin").getFirst());
        assertThat(filter.testsFor(LISTED)).isEqualTo("RECOURSE_SPAM_SOURCE=5");
        assertThat(filter.testsFor(LISTED_IPV6)).isEqualTo("RECOURSE_SPAM_SOURCE=5");
        assertThat(filter.testsFor(ONLY_GENERIC)).isEqualTo("RECOURSE_RDNS_GENERIC=0.8");
        assertThat(filter.testsFor(UNLISTED)).isEqualTo("none");
    }
}
