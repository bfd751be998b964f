package dev.recourse.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.hub.feed.FedHub;
import dev.recourse.testkit.Certificates;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS by the server itself, and edges that come with a certificate. */
class FeedTlsTest {
    private static final char[] PASSWORD = "in-tests-only".toCharArray();

    @TempDir
    private static Path folder;

    private static Certificates certificates;
    private static Certificates strangers;
    private static FedHub hub;
    private static WebServer server;

    @BeforeAll
    static void start() throws IOException {
        certificates = new Certificates(folder, "authority");
        certificates.sign("hub", "CN=hub", "-ext", "san=ip:127.0.0.1");
        certificates.sign("edge1", "CN=edge1,O=Example");
        certificates.sign("edge3", "O=CN\\=edge1,CN=edge3");
        certificates.sign("nameless", "O=Example");
        strangers = new Certificates(folder, "stranger");
        strangers.sign("false-edge1", "CN=edge1");
        hub = new FedHub(folder, "edge1 certificate", "edge2 " + FedHub.TOKEN);
        WebTls tls = new WebTls(
                certificates.certificate("hub"),
                certificates.key("hub"),
                Optional.of(certificates.certificate("authority")));
        server = WebServer.start(
                new WebListening(RunningServer.anyPort(), Optional.of(tls)),
                RunningServer.services(),
                MetricsAccess.NONE,
                Optional.of(hub.feed));
    }

    @AfterAll
    static void stop() {
        hub.feed.close();
        server.close();
    }

    @Test
    void who_has_a_certificate_of_a_name_that_stands_there_is_let_in() throws Exception {
        assertThat(status(Optional.of("edge1"), "")).isEqualTo(200);
    }

    @Test
    void a_name_that_does_not_stand_there_or_none_or_no_certificate_is_401() throws Exception {
        assertThat(status(Optional.of("edge3"), "")).isEqualTo(401);
        assertThat(status(Optional.of("nameless"), "")).isEqualTo(401);
        assertThat(status(Optional.empty(), "")).isEqualTo(401);
    }

    @Test
    void a_certificate_of_another_authority_is_not_even_heard() throws Exception {
        // The client does not show one that the server did not ask for, and so is nobody.
        assertThat(status(Optional.of("false-edge1"), "")).isEqualTo(401);
    }

    @Test
    void a_token_does_as_well_and_a_wrong_one_is_not_made_good_by_a_certificate() throws Exception {
        assertThat(status(Optional.empty(), FedHub.TOKEN)).isEqualTo(200);
        assertThat(status(Optional.of("edge1"), FedHub.TOKEN + "0")).isEqualTo(401);
    }

    @Test
    void the_pages_are_for_everybody() throws Exception {
        try (HttpClient client = client(Optional.empty())) {
            HttpRequest request = HttpRequest.newBuilder(uri("/")).build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static int status(Optional<String> alias, String token) throws Exception {
        try (HttpClient client = client(alias)) {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri("/feed/v1/status"));
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static URI uri(String path) {
        return URI.create("https://127.0.0.1:" + server.port() + path);
    }

    private static HttpClient client(Optional<String> alias) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(alias.isPresent() ? one(alias.get()) : empty(), PASSWORD);
        KeyStore believed = empty();
        try (InputStream in = Files.newInputStream(certificates.certificate("authority"))) {
            believed.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(believed);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /** Of all that an authority has made, this one only. */
    private static KeyStore one(String alias) throws GeneralSecurityException, IOException {
        Path file = folder.resolve(alias.startsWith("false") ? "stranger.p12" : "authority.p12");
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            all.load(in, PASSWORD);
        }
        KeyStore store = empty();
        store.setKeyEntry(alias, all.getKey(alias, PASSWORD), PASSWORD, all.getCertificateChain(alias));
        return store;
    }
}
