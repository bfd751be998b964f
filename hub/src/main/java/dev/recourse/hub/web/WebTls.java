package dev.recourse.hub.web;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * TLS of the web server. The files are read again when they are replaced.
 *
 * @param certificate in PEM, and behind it those that lead to a known authority
 * @param key its private key in PEM
 * @param clientAuthority who has signed the certificates of edges; empty: none are asked for
 */
public record WebTls(Path certificate, Path key, Optional<Path> clientAuthority) {
    private static final String BUNDLE = "spring.ssl.bundle.pem.web.";

    Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.ssl.bundle", "web");
        settings.put(BUNDLE + "keystore.certificate", location(certificate));
        settings.put(BUNDLE + "keystore.private-key", location(key));
        settings.put(BUNDLE + "reload-on-update", "true");
        clientAuthority.ifPresent(authority -> {
            settings.put(BUNDLE + "truststore.certificate", location(authority));
            // Browsers have none, and the pages are for them.
            settings.put("server.ssl.client-auth", "want");
        });
        return settings;
    }

    private static String location(Path file) {
        return file.toAbsolutePath().toUri().toString();
    }
}
