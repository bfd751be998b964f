package dev.recourse.app.config;

import dev.recourse.hub.mail.MailSettings.Tls;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The keys that say how mails go out. */
final class MailKeys {
    static final Key<Optional<MailServer>> SERVER = new Key<>(
            "mail.server",
            "",
            "HOST:PORT, as in 127.0.0.1:25 or mail.example.org:587",
            "The mail server that takes our mails to requesters. It must not be one that asks these lists about itself."
                    + " Empty: no mail is sent, and requests are followed by their links alone.",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(MailServer.parse(text)));
    static final Key<Tls> TLS = new Key<>(
            "mail.tls",
            "starttls",
            "'starttls', 'implicit' or 'off'",
            "How the connection to it is protected: by STARTTLS with a certificate that is right, by TLS from the first octet"
                    + " (port 465), or not at all, for a server on this machine.",
            MailKeys::tls);
    static final Key<Optional<String>> FROM = new Key<>(
            "mail.from",
            "",
            "a mail address",
            "Who mails come from, as the reader sees it. Empty: contact.",
            MailKeys::address);
    static final Key<Optional<String>> BOUNCES = new Key<>(
            "mail.bounces",
            "",
            "a mail address",
            "Where mails come back that cannot be delivered; each has a tag of its own, NAME+TAG. What comes there goes to"
                    + " 'recourse mail bounce'. Empty: mail.from.",
            MailKeys::address);
    static final Key<Optional<String>> USER = new Key<>(
            "mail.user",
            "",
            "a user name",
            "Who we are to the mail server. Empty: no login.",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(text));
    static final Key<Optional<Path>> PASSWORD_FILE = new Key<>(
            "mail.password-file",
            "",
            "a file",
            "A file whose first line is the password of mail.user.",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)));

    static final List<Key<?>> ALL = List.of(SERVER, TLS, FROM, BOUNCES, USER, PASSWORD_FILE);

    private MailKeys() {}

    private static Tls tls(String text) {
        if (!text.equals(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException();
        }
        return Tls.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static Optional<String> address(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Values.mailAddress(text));
    }
}
