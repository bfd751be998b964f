package dev.recourse.app.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of HTTPS, where no web server stands in front that does it. */
final class TlsKeys {
    static final Key<Optional<Path>> CERTIFICATE = new Key<>(
            "web.tls.certificate",
            "",
            "a file",
            "The certificate for web.listen in PEM, and behind it those that lead to a known authority: then HTTPS is spoken"
                    + " there, and nothing else. Read again when it is replaced. Empty: plain HTTP.",
            TlsKeys::file);
    static final Key<Optional<Path>> KEY = new Key<>(
            "web.tls.key",
            "",
            "a file",
            "The private key of web.tls.certificate in PEM, without a password. Read again when it is replaced.",
            TlsKeys::file);
    static final Key<Optional<Path>> FEED_CLIENT_CA = new Key<>(
            "feed.client-ca",
            "",
            "a file",
            "Who signs the certificates of edges, in PEM: an edge of the line NAME certificate in feed.tokens may come with"
                    + " one of that common name. Needs web.tls.certificate. Empty: tokens only.",
            TlsKeys::file);

    static final List<Key<?>> ALL = List.of(CERTIFICATE, KEY, FEED_CLIENT_CA);

    private TlsKeys() {}

    private static Optional<Path> file(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    }

    /** What does not go together, as a sentence. */
    static Optional<String> problem(Map<String, Object> values) {
        TlsSettings settings = TlsSettings.of(values);
        if (settings.certificate().isPresent() != settings.key().isPresent()) {
            return Optional.of("web.tls.certificate and web.tls.key belong together: set both or neither");
        }
        if (settings.feedClientCa().isPresent() && settings.certificate().isEmpty()) {
            return Optional.of("feed.client-ca needs web.tls.certificate and web.tls.key: who ends TLS must ask for the"
                    + " certificate");
        }
        return Optional.empty();
    }
}
