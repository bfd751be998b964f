package dev.recourse.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.app.command.Typed;
import dev.recourse.testkit.Certificates;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edges of a hub that speaks HTTPS itself: certificates instead of tokens, a file for who is answered, figures. */
class EdgeOptionsIT {
    private static final String NAME = "1.2.0.192.rbl.bl.example.org";

    @TempDir
    private static Path folder;

    private static BuiltProgram program;
    private static RunningServer hub;
    private static String key;
    private final List<RunningEdge> edges = new ArrayList<>();

    @BeforeAll
    static void one_hub() throws Exception {
        program = new BuiltProgram(folder);
        Certificates ours = new Certificates(folder, "authority");
        ours.sign("hub", "CN=hub", "-ext", "san=ip:127.0.0.1");
        ours.sign("edge1", "CN=edge1");
        ours.sign("edge2", "CN=edge2");
        new Certificates(folder, "stranger");
        Path tokens = Files.writeString(folder.resolve("tokens"), "edge1 certificate\n");
        Files.setPosixFilePermissions(tokens, PosixFilePermissions.fromString("rw-------"));
        Files.write(
                folder.resolve("recourse.conf"),
                List.of(
                        "documentation-ranges = allow",
                        "web.url = https://bl.example.org",
                        "feed.tokens = tokens",
                        "feed.client-ca = authority.pem",
                        "web.tls.certificate = hub.pem",
                        "web.tls.key = hub-key.pem"));
        hub = RunningServer.start(program);
        key = Typed.in(folder, "edges", "--key").out().strip();
        assertThat(Typed.in(folder, "list", "add", "--list", "rbl", "192.0.2.1").code())
                .isZero();
    }

    @AfterEach
    void stop() {
        edges.forEach(RunningEdge::close);
    }

    @AfterAll
    static void stop_the_hub() {
        hub.close();
    }

    @Test
    void an_edge_with_a_certificate_follows_and_others_are_told_why_not() throws Exception {
        assertThat(hub.webUrl()).startsWith("https://");
        edge("edge1", "authority").await(NAME, "127.0.0.2");
        assertThat(Typed.in(folder, "edges").out()).contains("edge1 at 127.0.0.1 follows since");
        edge("edge2", "authority").awaitLine("does not know us");
        edge("edge1", "stranger").awaitLine("there is no connection to");
    }

    @Test
    void its_file_says_who_is_answered_and_its_figures_say_how_it_stands() throws Exception {
        Files.write(folder.resolve("edge.conf"), List.of("dns.deny = 127.0.0.0/8", "dns.server-id = edge-one"));
        RunningEdge edge = edge("edge1", "authority", "--config", "edge.conf", "--metrics", "127.0.0.1:0");
        edge.await(NAME, "REFUSED");
        String figures = edge.awaitLine("Figures are at ").replaceFirst(".* (http:[^ ]*)$", "$1");
        String text = "";
        // It may be refused before it follows.
        while (!text.contains("recourse_edge_connected 1\n")) {
            text = get(figures).body();
        }
        assertThat(text)
                .contains("recourse_dns_queries_total{transport=\"udp\",outcome=\"prohibited\"} ")
                .contains("recourse_edge_hub_serial 1\n", "recourse_journal_serial 1\n")
                .contains("recourse_edge_current_age_seconds ", "recourse_query_log_waiting_lines 0\n");
        assertThat(get(figures, "X-Forwarded-For", "127.0.0.1").statusCode()).isEqualTo(404);
        assertThat(get(figures.replace("/metrics", "/")).statusCode()).isEqualTo(404);
    }

    @Test
    void what_does_not_go_together_is_refused_in_one_sentence() throws Exception {
        Files.writeString(folder.resolve("hubs.conf"), "zone.root = bl.example.org\n");
        refused("hubs.conf:1: zone.root: is a key of a hub", "--config", "hubs.conf", "--token-file", "tokens");
        refused("belong together", "--certificate", "edge1.pem");
        refused("--from needs --token-file FILE, or --certificate FILE");
        refused("is not a private key in PKCS #8", "--certificate", "edge1.pem", "--certificate-key", "edge1.pem");
        refused("there is no such file", "--certificate", "edge1.pem", "--certificate-key", "none.pem");
    }

    private static void refused(String reason, String... arguments) {
        List<String> words = new ArrayList<>(List.of("edge", "--from", "https://127.0.0.1:1", "--data", "refused"));
        words.addAll(List.of(arguments));
        Typed typed = Typed.in(folder, words.toArray(String[]::new));
        assertThat(typed.code()).as(typed.err()).isNotZero();
        assertThat(typed.err()).contains(reason);
    }

    private RunningEdge edge(String certificate, String authority, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--from", hub.webUrl(), "--trust", key));
        arguments.addAll(List.of("--certificate", certificate + ".pem", "--ca", authority + ".pem"));
        arguments.addAll(List.of("--certificate-key", certificate + "-key.pem"));
        arguments.addAll(
                List.of("--data", Files.createTempDirectory(folder, "edge").toString()));
        arguments.addAll(List.of(more));
        RunningEdge edge = RunningEdge.start(program, arguments.toArray(String[]::new));
        edges.add(edge);
        return edge;
    }

    private static HttpResponse<String> get(String url, String... headers) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
            return client.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
