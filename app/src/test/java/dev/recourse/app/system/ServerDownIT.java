package dev.recourse.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("namespace")
class ServerDownIT {

    @Test
    void a9_with_our_server_dead_mail_is_accepted() throws Exception {
        try (MailSystem system = MailSystem.start()) {
            system.recourse().importCidr("rbl", "192.0.2.10", "192.0.2.11", "2001:db8:bad::/64");
            SmtpClient postfix = system.postfix(25, "postfix");
            assertThat(postfix.offerFrom("192.0.2.10").line()).startsWith("550 ");
            system.recourse().daemon().kill();
            // Listed too, but no cache has them.
            assertThat(postfix.offerFrom("192.0.2.11").line()).startsWith("250 ");
            assertThat(postfix.offerFrom("2001:db8:bad::2").line()).startsWith("250 ");
        }
    }
}
