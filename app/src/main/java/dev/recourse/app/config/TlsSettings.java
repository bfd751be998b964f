package dev.recourse.app.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** HTTPS; the keys say what each means. */
public record TlsSettings(Optional<Path> certificate, Optional<Path> key, Optional<Path> feedClientCa) {
    static TlsSettings of(Map<String, Object> values) {
        return new TlsSettings(
                Settings.value(values, TlsKeys.CERTIFICATE),
                Settings.value(values, TlsKeys.KEY),
                Settings.value(values, TlsKeys.FEED_CLIENT_CA));
    }

    /** What a URL of the pages begins with. */
    public String scheme() {
        return certificate.isPresent() ? "https" : "http";
    }

    List<String> lines() {
        return List.of(
                "web.tls.certificate = " + certificate.map(Path::toString).orElse(""),
                "web.tls.key = " + key.map(Path::toString).orElse(""),
                "feed.client-ca = " + feedClientCa.map(Path::toString).orElse(""));
    }
}
