package dev.recourse.hub.mail;

import dev.recourse.hub.store.OutgoingMail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Hands mails to the operator's mail server, one connection for each: they are few. */
final class SmtpRelay {
    /** A mail server may take this long to look at a recipient (RFC 5321 4.5.3.2 says five minutes; ours is near). */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final int LONGEST_FAILURE = 500;
    private static final int PERMANENT = 500;

    private final MailSettings settings;
    private final Session session;

    SmtpRelay(MailSettings settings) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
    }

    private static Properties properties(MailSettings settings) {
        Properties p = new Properties();
        String millis = String.valueOf(TIMEOUT.toMillis());
        p.setProperty("mail.smtp.connectiontimeout", millis);
        p.setProperty("mail.smtp.timeout", millis);
        p.setProperty("mail.smtp.writetimeout", millis);
        p.setProperty("mail.smtp.auth", String.valueOf(settings.login().isPresent()));
        p.setProperty("mail.smtp.starttls.enable", String.valueOf(settings.tls() == MailSettings.Tls.STARTTLS));
        p.setProperty("mail.smtp.starttls.required", String.valueOf(settings.tls() == MailSettings.Tls.STARTTLS));
        p.setProperty("mail.smtp.ssl.enable", String.valueOf(settings.tls() == MailSettings.Tls.IMPLICIT));
        p.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        // What we are called: the domain of the sender, never the name of this machine.
        p.setProperty("mail.smtp.localhost", settings.from().domain());
        return p;
    }

    Handover send(OutgoingMail mail) {
        try (SMTPTransport transport = (SMTPTransport) session.getTransport("smtp")) {
            MimeMessage message = message(mail);
            transport.connect(
                    settings.host(),
                    settings.port(),
                    settings.login().map(MailSettings.Login::user).orElse(null),
                    settings.login().map(MailSettings.Login::password).orElse(null));
            transport.sendMessage(message, message.getAllRecipients());
            return new Handover.Taken();
        } catch (MessagingException e) {
            return permanent(e)
                    .<Handover>map(text -> new Handover.Never(shortened(text)))
                    .orElseGet(() -> new Handover.Later(shortened(reason(e))));
        }
    }

    private MimeMessage message(OutgoingMail mail) throws MessagingException {
        String id = "<" + mail.token() + "@" + settings.from().domain() + ">";
        MimeMessage message = new Tokened(session, id, settings.bounces().tagged(mail.token()));
        message.setFrom(new InternetAddress(settings.from().toString(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.recipient(), true));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(mail.createdAt()));
        // RFC 3834 5: nobody's holiday notice is to answer this.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setText(mail.body(), StandardCharsets.UTF_8.name());
        message.saveChanges();
        return message;
    }

    /** What the server said, where it said never. */
    private static Optional<String> permanent(MessagingException failure) {
        for (Throwable e = failure; e != null; e = next(e)) {
            int code = code(e);
            if (code >= PERMANENT) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
            if (code > 0) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static int code(Throwable e) {
        return switch (e) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            // With recipients refused, the reply to each of them says more.
            case SMTPSendFailedException send when send.getNextException() == null -> send.getReturnCode();
            default -> 0;
        };
    }

    private static @Nullable Throwable next(Throwable e) {
        return e instanceof SendFailedException send ? send.getNextException() : e.getCause();
    }

    private static String reason(MessagingException e) {
        Exception cause = e.getNextException();
        return e.getMessage() + (cause == null ? "" : ": " + cause.getMessage());
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_FAILURE ? line : line.substring(0, LONGEST_FAILURE) + "...";
    }

    /** The library makes up a Message-ID unless it is told in this way; the envelope sender is the message's too. */
    private static final class Tokened extends org.eclipse.angus.mail.smtp.SMTPMessage {
        private final String id;

        Tokened(Session session, String id, MailAddress sender) {
            super(session);
            this.id = id;
            setEnvelopeFrom(sender.toString());
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
