package dev.recourse.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.app.control.Invocation;
import dev.recourse.hub.store.OutboxWriter.NewMail;
import dev.recourse.hub.store.OutgoingMail.State;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail that came back, from a file and piped in as a mail server does it. */
class MailBounceCommandTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final String BOUNCE = "Action: failed\nStatus: 5.1.1\n\nMessage-ID: <" + TOKEN + "@example.org>\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void sent() throws Exception {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        new LocalHubAccess(new Invocation(List.of(), folder, false, nowhere, nowhere)).run(new FolderOptions(), hub -> {
            hub.store()
                    .outboxWriter()
                    .queue(new NewMail("a", TOKEN, hub.clock().instant(), "me@example.org", "Subject", "Body"));
            hub.store().outboxWriter().end(1, State.SENT, hub.clock().instant(), "");
            return Exit.DONE;
        });
    }

    @Test
    void what_is_piped_in_is_read_to_its_end() {
        assertThat(piped(BOUNCE, "mail", "bounce", "-")).isEqualTo("mail 1 came back: 5.1.1 it came back\n");
        assertThat(piped(BOUNCE, "mail", "bounce", "-")).isEqualTo("no mail of ours is in it\n");
    }

    @Test
    void the_tag_of_the_recipient_is_enough() {
        assertThat(piped("no words that we know", "mail", "bounce", "--recipient", "b+" + TOKEN + "@example.org", "-"))
                .isEqualTo("mail 1 came back: it came back\n");
    }

    @Test
    void nothing_piped_in_is_no_bounce() {
        assertThat(piped("", "mail", "bounce", "-")).isEqualTo("no mail of ours is in it\n");
    }

    @Test
    void a_file_does_as_well() throws Exception {
        Files.writeString(folder.resolve("bounce.eml"), BOUNCE);
        assertThat(Typed.in(folder, "mail", "bounce", "bounce.eml").out())
                .isEqualTo("mail 1 came back: 5.1.1 it came back\n");
    }

    private String piped(String mail, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Program.run(new Invocation(
                List.of(arguments),
                folder,
                false,
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII))));
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        return out.toString();
    }
}
