package dev.recourse.hub.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.removal.RemovalNumbers;
import dev.recourse.hub.mail.Bounces;
import dev.recourse.hub.mail.MailAddress;
import dev.recourse.hub.mail.MailSender;
import dev.recourse.hub.mail.MailSettings;
import dev.recourse.hub.mail.Mailer;
import dev.recourse.hub.mail.SmtpPeer;
import dev.recourse.hub.mail.Templates;
import dev.recourse.hub.removal.Ask;
import dev.recourse.hub.removal.Hub;
import dev.recourse.hub.removal.Opened;
import dev.recourse.hub.removal.RemovalLimits;
import dev.recourse.hub.removal.RequestView;
import dev.recourse.hub.removal.World;
import dev.recourse.hub.store.NoticePosition;
import dev.recourse.hub.store.OutgoingMail;
import dev.recourse.hub.store.OutgoingMail.State;
import dev.recourse.testkit.FakeClock;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a request with a mail address to the mails at a mail server on a real socket. */
class NoticesTest {
    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final String ADDRESS = "192.0.2.7";

    @TempDir
    Path folder;

    private final FakeClock clock = new FakeClock(START);
    private final World world = new World(clock);
    private final List<String> warnings = new ArrayList<>();
    private SmtpPeer peer;
    private Hub hub;
    private MailSender sender;
    private Notices notices;

    @BeforeEach
    void open() throws IOException {
        peer = new SmtpPeer();
        openHub();
    }

    private void openHub() {
        hub = new Hub(folder.resolve("recourse.db"), clock, world, RemovalNumbers.USUAL, RemovalLimits.USUAL);
        MailSettings settings = new MailSettings(
                "127.0.0.1",
                peer.port(),
                MailSettings.Tls.OFF,
                Optional.empty(),
                MailAddress.parse("lists@example.org"),
                MailAddress.parse("bounces@example.org"));
        sender = new MailSender(hub.store.outbox(), hub.store.outboxWriter(), settings, clock, warnings::add);
        Mailer mailer = new Mailer(
                Templates.english(), hub.store.outboxWriter(), clock, new SecureRandom(), () -> sender.wake());
        notices = new Notices(
                new Notices.Parts(
                        hub.store, hub.service, hub.reporter, mailer, "https://bl.example.org", "help@example.org"),
                clock,
                warnings::add);
    }

    @AfterEach
    void close() throws IOException {
        closeHub();
        peer.close();
        assertThat(warnings).isEmpty();
        assertThat(notices.failed()).isZero();
    }

    private void closeHub() {
        sender.close();
        hub.close();
    }

    private Opened.Request ask(String mail) {
        return (Opened.Request)
                hub.service.open(new Ask(IpAddress.parse(ADDRESS), Optional.empty(), Optional.of(mail), false));
    }

    private void later(Duration time) {
        clock.advance(time);
        hub.tick();
    }

    private List<OutgoingMail> mails() {
        return hub.store.outbox().latest(100).reversed();
    }

    private List<String> subjects() {
        return mails().stream().map(OutgoingMail::subject).toList();
    }

    private void awaitSent(int count) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 3_000 && sent() < count; i++) {
            never.await(10, TimeUnit.MILLISECONDS);
        }
        assertThat(sent()).isEqualTo(count);
    }

    private long sent() {
        return mails().stream().filter(m -> m.state() == State.SENT).count();
    }

    /** Whatever way its lines are broken. */
    private static String text(String mail) {
        return mail.replaceAll("\\s+", " ");
    }

    @Test
    void each_turn_of_a_request_comes_by_mail_once_also_after_the_store_was_opened_again() throws Exception {
        hub.list("dul", "rdns-dynamic", "192.0.2.0/24");
        sender.start();
        Opened.Request asked = ask("person@example.com");
        assertThat(notices.follow()).isTrue();
        assertThat(notices.follow()).isFalse();
        awaitSent(1);
        assertThat(text(peer.mails.getFirst()))
                .contains("To: person@example.com")
                .contains("Subject: 192.0.2.7 is still on the list dul")
                .contains("Listed 192.0.2.0/24, since 24 November 2026, 08:00")
                .contains("ec2-192-0-2-7.example.com")
                .contains("aws ec2 modify-address-attribute")
                .contains("Whose move it is: yours, who send mail from the address, since 24 November 2026, 08:00")
                .contains("next at 24 November 2026, 08:01")
                .contains(asked.view().readUrl())
                .doesNotContain(asked.token());

        closeHub();
        openHub();
        sender.start();
        assertThat(notices.follow()).isFalse();
        world.name = Optional.of(World.own());
        later(Duration.ofMinutes(1));
        assertThat(notices.follow()).isTrue();
        awaitSent(2);
        assertThat(peer.mails).hasSize(2);
        assertThat(text(peer.mails.getLast()))
                .contains("Subject: 192.0.2.7 is off the list dul")
                .contains("Mail servers may remember the old answer until 24 November 2026, 08:16");

        // As after a kill between queueing and noting how far it is: all is looked at again, and nothing is sent again.
        hub.store.outboxWriter().followed(NoticePosition.START);
        assertThat(notices.follow()).isTrue();
        assertThat(mails()).hasSize(2);
    }

    @Test
    void the_end_of_an_exemption_is_told() {
        hub.list("dul", "rdns-dynamic", "192.0.2.0/24");
        world.name = Optional.of(World.own());
        ask("person@example.com");
        notices.follow();
        world.name = Optional.of(World.none());
        later(Duration.ofHours(6));
        later(Duration.ofMinutes(1));
        notices.follow();
        assertThat(subjects())
                .containsExactly(
                        "192.0.2.7 is off the list dul",
                        "192.0.2.7 is on the list dul again: its reverse DNS has changed back");
        assertThat(mails().getLast().body()).contains("Reverse DNS: there is no name");
    }

    @Test
    void a_name_server_that_comes_and_goes_fills_no_mailbox() {
        hub.list("dul", "rdns-dynamic", "192.0.2.0/24");
        ask("person@example.com");
        notices.follow();
        for (int i = 0; i < 10; i++) {
            world.name = i % 2 == 0 ? Optional.empty() : Optional.of(World.none());
            later(Duration.ofHours(1));
            notices.follow();
        }
        assertThat(mails())
                .extracting(OutgoingMail::key)
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void whoever_joins_is_told_how_it_stands_and_not_what_is_over() {
        hub.list("dul", "rdns-dynamic", "192.0.2.0/24");
        ask("first@example.com");
        notices.follow();
        clock.advance(Duration.ofDays(10));
        ask("second@example.com");
        notices.follow();
        assertThat(mails())
                .extracting(OutgoingMail::recipient)
                .containsExactly("first@example.com", "second@example.com");
    }

    @Test
    void who_turns_mails_on_later_writes_to_nobody_of_long_ago() {
        hub.list("dul", "rdns-dynamic", "192.0.2.0/24");
        ask("person@example.com");
        clock.advance(Duration.ofDays(5));
        assertThat(notices.follow()).isTrue();
        assertThat(mails()).isEmpty();
    }

    @Test
    void who_gave_no_mail_address_gets_none() {
        hub.list("dul", "rdns-dynamic", "192.0.2.0/24");
        ask("");
        assertThat(notices.follow()).isTrue();
        assertThat(mails()).isEmpty();
    }

    @Test
    void a_mail_that_came_back_is_seen_by_the_asker_alone() throws Exception {
        hub.list("dul", "rdns-dynamic", "192.0.2.0/24");
        Opened.Request asked = ask("person@example.com");
        sender.start();
        notices.follow();
        awaitSent(1);
        assertThat(view(asked).mailTrouble()).isEmpty();
        String token = mails().getFirst().token();
        new Bounces(hub.store.outboxWriter(), clock)
                .take("bounces+" + token + "@example.org", "Action: failed\nStatus: 5.2.2\n");
        assertThat(view(asked).mailTrouble().orElseThrow()).contains("came back", "5.2.2", "Keep the link");
        String readToken = view(asked).readUrl().substring(view(asked).readUrl().lastIndexOf('/') + 1);
        assertThat(hub.service.viewReadOnly(readToken).orElseThrow().mailTrouble())
                .isEmpty();
    }

    private RequestView view(Opened.Request asked) {
        return hub.service.view(asked.token()).orElseThrow();
    }
}
