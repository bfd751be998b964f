package dev.recourse.hub.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.list.Catalogue;
import dev.recourse.hub.store.OutgoingMail;
import dev.recourse.hub.store.OutgoingMail.State;
import dev.recourse.hub.store.SqlStore;
import dev.recourse.hub.store.StoreLocation;
import dev.recourse.testkit.FakeClock;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails from the queue to a server on a real socket. */
class MailSenderTest {
    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    @TempDir
    Path folder;

    private final FakeClock clock = new FakeClock(START);
    private SmtpPeer peer;
    private SqlStore store;
    private MailSender sender;

    @BeforeEach
    void open() throws IOException {
        peer = new SmtpPeer();
        store = SqlStore.open(new StoreLocation.Sqlite(folder.resolve("recourse.db")), Catalogue.shipped(), clock);
        sender = newSender();
    }

    private MailSender newSender() {
        MailAddress from = MailAddress.parse("lists@example.org");
        MailSettings settings = new MailSettings(
                "127.0.0.1",
                peer.port(),
                MailSettings.Tls.OFF,
                Optional.empty(),
                from,
                MailAddress.parse("bounces@example.org"));
        return new MailSender(store.outbox(), store.outboxWriter(), settings, clock, warning -> {});
    }

    @AfterEach
    void close() throws IOException {
        sender.close();
        store.close();
        peer.close();
    }

    private boolean queue(String key) {
        Map<String, String> values = new HashMap<>();
        for (String name : Templates.english().text(Template.GRANTED).names()) {
            values.put(name, "the " + name);
        }
        values.put("address", "192.0.2.7");
        return new Mailer(Templates.english(), store.outboxWriter(), clock, new SecureRandom(), () -> sender.wake())
                .queue(key, MailAddress.parse("person@example.com"), Template.GRANTED, values);
    }

    private OutgoingMail mail(String key) {
        return store.outbox().withKey(key).orElseThrow();
    }

    /** Waits for something that another thread does; the test's own time limit is far beyond what it takes. */
    private static void await(BooleanSupplier condition) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 3_000 && !condition.getAsBoolean(); i++) {
            never.await(10, TimeUnit.MILLISECONDS);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private void awaitState(String key, State state) throws InterruptedException {
        await(() -> mail(key).state() == state);
    }

    @Test
    void a_mail_is_sent_once_with_the_headers_of_a_program() throws Exception {
        sender.start();
        queue("request 1");
        assertThat(queue("request 1")).isFalse();
        awaitState("request 1", State.SENT);

        assertThat(peer.mails).hasSize(1);
        String token = mail("request 1").token();
        assertThat(token).matches("[0-9a-f]{32}");
        assertThat(peer.mails.getFirst())
                .contains("From: lists@example.org\n")
                .contains("To: person@example.com\n")
                .contains("Subject: 192.0.2.7 is off the list the list\n")
                .contains("Auto-Submitted: auto-generated\n")
                .contains("Message-ID: <" + token + "@example.org>\n")
                .contains("Date: Tue, 24 Nov 2026 08:00:00 +0000")
                .contains("Why: the reason");
        assertThat(peer.commands)
                .anyMatch(line -> line.startsWith("MAIL FROM:<bounces+" + token + "@example.org>"))
                .contains("RCPT TO:<person@example.com>")
                .anyMatch(line -> line.equals("EHLO example.org"));
    }

    @Test
    void what_is_refused_for_good_is_not_tried_again() throws Exception {
        peer.says("RCPT", "550 5.1.1 no such user");
        sender.start();
        queue("a");
        awaitState("a", State.REFUSED);
        assertThat(mail("a").failure()).contains("550 5.1.1 no such user");
        assertThat(peer.mails).isEmpty();
    }

    @Test
    void a_refused_sender_and_refused_data_are_final_too() throws Exception {
        peer.says("MAIL", "553 5.7.1 not from you");
        sender.start();
        queue("a");
        awaitState("a", State.REFUSED);
        peer.says("MAIL", "250 ok").says("DATA.", "554 5.7.1 spam");
        queue("b");
        awaitState("b", State.REFUSED);
        assertThat(mail("b").failure()).contains("554 5.7.1 spam");
    }

    @Test
    void what_fails_for_now_is_tried_again_later() throws Exception {
        peer.says("RCPT", "450 4.2.0 greylisted");
        sender.start();
        queue("a");
        await(() -> mail("a").attempts() == 1 && mail("a").state() == State.QUEUED);
        assertThat(mail("a").failure()).contains("greylisted");
        assertThat(mail("a").nextAt()).isEqualTo(START.plusSeconds(60));

        peer.says("RCPT", "250 ok");
        clock.advance(Duration.ofSeconds(60));
        sender.wake();
        awaitState("a", State.SENT);
        assertThat(peer.mails).hasSize(1);
    }

    @Test
    void a_server_that_hangs_up_or_is_not_there_is_tried_again() throws Exception {
        peer.says("CONNECT", "");
        sender.start();
        queue("a");
        await(() -> mail("a").attempts() == 1 && mail("a").state() == State.QUEUED);
        peer.close();
        clock.advance(Duration.ofSeconds(60));
        sender.wake();
        await(() -> mail("a").attempts() == 2 && mail("a").state() == State.QUEUED);
        assertThat(mail("a").nextAt()).isEqualTo(START.plusSeconds(60 + 300));
    }

    @Test
    void after_days_it_is_given_up_and_said() throws Exception {
        peer.says("CONNECT", "421 4.3.2 closing");
        queue("a");
        clock.advance(Duration.ofDays(5));
        sender.start();
        awaitState("a", State.GIVEN_UP);
        assertThat(mail("a").failure()).isNotEmpty();
    }

    @Test
    void a_mail_in_doubt_is_sent_again_under_the_same_name() throws Exception {
        // The server took it; its word of that never came.
        peer.says("DATA.", "");
        sender.start();
        queue("a");
        await(() -> mail("a").attempts() == 1 && mail("a").state() == State.QUEUED);
        peer.says("DATA.", "250 queued");
        clock.advance(Duration.ofSeconds(60));
        sender.wake();
        awaitState("a", State.SENT);
        assertThat(peer.mails).hasSize(2);
        assertThat(messageId(peer.mails.getFirst())).isEqualTo(messageId(peer.mails.getLast()));
    }

    private static String messageId(String mail) {
        return mail.lines()
                .filter(line -> line.startsWith("Message-ID"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_bounce_is_known_by_its_token_alone() throws Exception {
        sender.start();
        queue("a");
        awaitState("a", State.SENT);
        Bounces bounces = new Bounces(store.outboxWriter(), clock);
        String dsn = """
                From: MAILER-DAEMON@mx.example.com
                Content-Type: multipart/report; report-type=delivery-status

                Final-Recipient: rfc822; person@example.com
                Action: %s
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 no such user

                Message-ID: <%s@example.org>
                """;
        String token = mail("a").token();
        assertThat(bounces.take("bounces+" + token + "@example.org", dsn.formatted("delayed", token)))
                .isEqualTo(new Bounces.Found.NoFailure("delayed"));
        assertThat(bounces.take("bounces@example.org", dsn.formatted("failed", "0".repeat(32))))
                .isEqualTo(new Bounces.Found.Unknown());
        assertThat(bounces.take("bounces@example.org", dsn.formatted("failed", token)))
                .isInstanceOf(Bounces.Found.Bounced.class);
        assertThat(mail("a").state()).isEqualTo(State.BOUNCED);
        assertThat(mail("a").failure()).isEqualTo("550 5.1.1 no such user");
    }
}
