package dev.recourse.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.list.Catalogue;
import dev.recourse.core.listing.ListingRules;
import dev.recourse.core.listing.NeverList;
import dev.recourse.hub.engine.EvidenceKeeper;
import dev.recourse.hub.evidence.EvidenceDesk;
import dev.recourse.hub.store.SqlStore;
import dev.recourse.hub.store.StoreLocation;
import dev.recourse.hub.token.TokenFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code POST /api/v1/evidence} over HTTP, with a real store behind it. */
class EvidenceApiTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T08:00:00Z"));
    private static final String ONE =
            "[{\"address\":\"192.0.2.1\",\"kind\":\"burst\",\"at\":\"2026-11-24T07:59:00Z\",\"id\":\"a\"}]";

    @TempDir
    private Path folder;

    private SqlStore store;
    private WebServer server;
    private HttpClient client;

    @BeforeEach
    void start() throws Exception {
        Path file = Files.writeString(folder.resolve("tokens"), "trap1 " + TOKEN + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        store = SqlStore.open(new StoreLocation.Sqlite(folder.resolve("recourse.db")), Catalogue.shipped(), CLOCK);
        EvidenceKeeper keeper =
                new EvidenceKeeper(store, new ListingRules(Catalogue.shipped(), true), NeverList.EMPTY, CLOCK);
        server = WebServer.start(
                new WebListening(RunningServer.anyPort(), Optional.empty()),
                RunningServer.services(),
                MetricsAccess.NONE,
                Optional.empty(),
                Optional.of(new EvidenceDesk(keeper, TokenFile.of(file), CLOCK)));
        client = HttpClient.newHttpClient();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        store.close();
    }

    private HttpResponse<String> post(String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + "/api/v1/evidence"))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> withToken(String body, String type) throws Exception {
        return post(body, "Authorization", "Bearer " + TOKEN, "Content-Type", type);
    }

    @Test
    void evidence_is_taken_durably_and_the_same_again_is_answered_the_same() throws Exception {
        HttpResponse<String> first = withToken(ONE, "application/json");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isEqualTo("{\"accepted\":1}");
        assertThat(store.journal().head().serial()).isEqualTo(1);
        HttpResponse<String> again = withToken(ONE, "application/json");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(store.journal().head().serial()).isEqualTo(1);
    }

    @Test
    void lines_are_taken_where_the_type_says_so() throws Exception {
        String line = ONE.substring(1, ONE.length() - 1);
        assertThat(withToken(line + "\n" + line.replace("\"a\"", "\"b\"") + "\n", "application/x-ndjson")
                        .body())
                .isEqualTo("{\"accepted\":2}");
    }

    @Test
    void a_wrong_piece_is_a_problem_with_its_index() throws Exception {
        HttpResponse<String> answer = withToken(ONE.replace("burst", "ham"), "application/json");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"index\":0", "'ham' is not a kind", "nothing was taken");
    }

    @Test
    void without_a_token_nothing_is_taken_and_nothing_is_told() throws Exception {
        for (String[] headers : new String[][] {
            {}, {"Authorization", "Bearer nonsense"}, {"Authorization", TOKEN}, {"Authorization", "Basic " + TOKEN}
        }) {
            HttpResponse<String> answer = post(ONE, headers);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(answer.body()).doesNotContain("trap1", "tokens");
        }
        assertThat(store.journal().head().serial()).isZero();
    }

    @Test
    void a_file_of_tokens_that_others_can_read_lets_nobody_in() throws Exception {
        Files.setPosixFilePermissions(folder.resolve("tokens"), PosixFilePermissions.fromString("rw-r--r--"));
        HttpResponse<String> answer = withToken(ONE, "application/json");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("tokens", folder.toString(), "chmod");
    }

    @Test
    void a_body_that_is_too_long_is_refused() throws Exception {
        assertThat(withToken(" ".repeat(EvidenceDesk.MOST_BYTES + 1), "application/json")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void other_methods_are_not_there_and_neither_is_the_path_without_tokens() throws Exception {
        HttpRequest get = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1/evidence"))
                .build();
        assertThat(client.send(get, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
        try (RunningServer without = new RunningServer()) {
            assertThat(without.send("POST", "/api/v1/evidence").statusCode()).isEqualTo(404);
        }
    }
}
