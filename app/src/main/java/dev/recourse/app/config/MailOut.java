package dev.recourse.app.config;

import dev.recourse.hub.mail.MailSettings.Tls;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How mails go out; the keys say what each means. */
public record MailOut(
        Optional<MailServer> server,
        Tls tls,
        Optional<String> from,
        Optional<String> bounces,
        Optional<String> user,
        Optional<Path> passwordFile) {
    static MailOut of(Map<String, Object> values) {
        return new MailOut(
                Settings.value(values, MailKeys.SERVER),
                Settings.value(values, MailKeys.TLS),
                Settings.value(values, MailKeys.FROM),
                Settings.value(values, MailKeys.BOUNCES),
                Settings.value(values, MailKeys.USER),
                Settings.value(values, MailKeys.PASSWORD_FILE));
    }

    List<String> lines() {
        return List.of(
                "mail.server = " + server.map(MailServer::toString).orElse(""),
                "mail.tls = " + tls.name().toLowerCase(Locale.ROOT),
                "mail.from = " + from.orElse(""),
                "mail.bounces = " + bounces.orElse(""),
                "mail.user = " + user.orElse(""),
                "mail.password-file = " + passwordFile.map(Path::toString).orElse(""));
    }
}
