package dev.recourse.app.wiring;

import dev.recourse.app.config.MailOut;
import dev.recourse.app.config.MailServer;
import dev.recourse.app.config.Settings;
import dev.recourse.hub.mail.MailAddress;
import dev.recourse.hub.mail.MailSender;
import dev.recourse.hub.mail.MailSettings;
import dev.recourse.hub.mail.Mailer;
import dev.recourse.hub.mail.Templates;
import dev.recourse.hub.notice.Notices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What follows requests, writes mails and sends them; nothing where no mail server is configured. */
final class MailSide implements AutoCloseable {
    private final Optional<MailSender> sender;
    private final Optional<Notices> notices;

    private MailSide(Optional<MailSender> sender, Optional<Notices> notices) {
        this.sender = sender;
        this.notices = notices;
    }

    /** @throws IOException when the password cannot be read, with a sentence for the operator */
    static MailSide start(Settings settings, OpenHub hub, InstantSource clock, Consumer<String> warnings)
            throws IOException {
        Optional<MailServer> server = settings.mail().server();
        if (server.isEmpty()) {
            return new MailSide(Optional.empty(), Optional.empty());
        }
        MailSender sender = new MailSender(
                hub.store().outbox(),
                hub.store().outboxWriter(),
                mailSettings(settings, server.get()),
                clock,
                warnings);
        Mailer mailer =
                new Mailer(Templates.english(), hub.store().outboxWriter(), clock, new SecureRandom(), sender::wake);
        Notices notices = new Notices(
                new Notices.Parts(
                        hub.store(), hub.removal(), hub.reporter(), mailer, settings.webUrl(), settings.contact()),
                clock,
                warnings);
        sender.start();
        notices.start();
        return new MailSide(Optional.of(sender), Optional.of(notices));
    }

    private static MailSettings mailSettings(Settings settings, MailServer server) throws IOException {
        MailOut mail = settings.mail();
        MailAddress from = MailAddress.parse(mail.from().orElse(settings.contact()));
        MailAddress bounces = mail.bounces().map(MailAddress::parse).orElse(from);
        Optional<MailSettings.Login> login = mail.user().isEmpty()
                ? Optional.empty()
                : Optional.of(new MailSettings.Login(mail.user().get(), password(mail)));
        return new MailSettings(server.host(), server.port(), mail.tls(), login, from, bounces);
    }

    private static String password(MailOut mail) throws IOException {
        Path file = mail.passwordFile()
                .orElseThrow(() -> new IOException("mail.user is set, and so mail.password-file must be"));
        try {
            List<String> lines = Files.readAllLines(file);
            if (!lines.isEmpty()) {
                return lines.getFirst();
            }
        } catch (IOException e) {
            throw new IOException("the password file " + file + " of mail.password-file cannot be read", e);
        }
        throw new IOException("the password file " + file + " of mail.password-file is empty");
    }

    @Override
    public void close() {
        notices.ifPresent(Notices::close);
        sender.ifPresent(MailSender::close);
    }
}
