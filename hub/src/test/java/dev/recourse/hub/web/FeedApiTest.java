package dev.recourse.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.snapshot.SnapshotReader;
import dev.recourse.hub.feed.FedHub;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The paths of the feed on the real server (docs/formats/feed.md). */
class FeedApiTest {
    private static final String BEARER = "Bearer " + FedHub.TOKEN;

    @TempDir
    private Path folder;

    private FedHub hub;
    private WebServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws IOException {
        hub = new FedHub(folder, "edge1 " + FedHub.TOKEN);
        server = WebServer.start(
                new WebListening(RunningServer.anyPort(), Optional.empty()),
                RunningServer.services(),
                MetricsAccess.NONE,
                Optional.of(hub.feed));
    }

    @AfterEach
    void stop() {
        hub.feed.close();
        client.shutdownNow();
        server.close();
    }

    @Test
    void without_a_token_there_is_nothing_whatever_is_asked() throws Exception {
        for (String path : List.of("/feed/v1/snapshot", "/feed/v1/status", hub.changes(1))) {
            for (String given : List.of("", "Bearer", "Bearer ", BEARER + "0", "Basic " + FedHub.TOKEN)) {
                HttpResponse<byte[]> response = given.isEmpty() ? get(path) : get(path, "Authorization", given);
                assertThat(response.statusCode())
                        .as(path + " with '" + given + "'")
                        .isEqualTo(401);
                assertThat(text(response)).isEqualTo("no token or certificate of an edge\n");
                assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            }
        }
        assertThat(hub.feed.load().edges()).isZero();
    }

    @Test
    void the_snapshot_is_given_whole_and_named() throws Exception {
        byte[] whole = hub.snapshot();
        HttpResponse<byte[]> response = get("/feed/v1/snapshot?serial=0", "Authorization", BEARER);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(whole);
        assertThat(response.headers().firstValue("ETag")).contains(quoted(tag(whole)));
        assertThat(response.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(whole.length);
    }

    @Test
    void the_rest_of_one_that_was_begun_is_given_though_there_is_a_newer_one() throws Exception {
        byte[] first = get("/feed/v1/snapshot", "Authorization", BEARER).body();
        hub.publish(5);
        HttpResponse<byte[]> rest = part(first, 700, quoted(tag(first)));
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(first, 700, first.length));
        assertThat(rest.headers().firstValue("Content-Range"))
                .contains("bytes 700-" + (first.length - 1) + "/" + first.length);
    }

    @Test
    void a_part_of_another_one_or_beyond_the_end_or_of_nothing_is_answered_with_the_whole() throws Exception {
        byte[] whole = get("/feed/v1/snapshot", "Authorization", BEARER).body();
        String tag = quoted(tag(whole));
        for (HttpResponse<byte[]> response : List.of(
                part(whole, 700, quoted("0".repeat(32))),
                part(whole, 700, tag(whole)),
                part(whole, 700, "W/" + tag),
                part(whole, whole.length, tag),
                part(whole, Long.MAX_VALUE, tag),
                get("/feed/v1/snapshot", "Authorization", BEARER, "Range", "bytes=700-"),
                get("/feed/v1/snapshot", "Authorization", BEARER, "Range", "bytes=1-2,5-", "If-Range", tag),
                get("/feed/v1/snapshot", "Authorization", BEARER, "Range", "bytes=-5", "If-Range", tag))) {
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo(whole);
        }
    }

    @Test
    void what_is_no_session_or_number_is_a_bad_request_and_no_way_on_is_gone() throws Exception {
        assertThat(status(hub.changes(1).replace("session=0", "session=x"))).isEqualTo(400);
        assertThat(status("/feed/v1/changes?session=1")).isEqualTo(400);
        assertThat(status(hub.changes(1).replace("policy=", "policy=zz"))).isEqualTo(400);
        HttpResponse<byte[]> gone = get(hub.changes(1).replace("epoch=3", "epoch=2"), "Authorization", BEARER);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(text(gone)).isEqualTo("this is epoch 3 and not 2\n");
    }

    @Test
    void an_edge_that_follows_and_says_how_far_it_is_stands_in_the_status() throws Exception {
        hub.publish(3);
        HttpRequest follow = request(hub.changes(7), "Authorization", BEARER).build();
        HttpResponse<InputStream> stream = client.send(follow, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().firstValue("X-Accel-Buffering")).contains("no");
        assertThat(stream.body().readNBytes(4)).isEqualTo("RCF1".getBytes(StandardCharsets.US_ASCII));
        String session = "0".repeat(31) + "7";
        HttpRequest report = request("/feed/v1/position?session=" + session + "&serial=2", "Authorization", BEARER)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(client.send(report, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(204);
        assertThat(text(get("/feed/v1/status", "Authorization", BEARER)))
                .contains("\"name\":\"edge1\"", "\"connected\":true", "\"answered\":2", "\"lagSerials\":1");
    }

    private HttpResponse<byte[]> part(byte[] of, long from, String tag) throws Exception {
        assertThat(of).isNotEmpty();
        return get("/feed/v1/snapshot", "Authorization", BEARER, "Range", "bytes=" + from + "-", "If-Range", tag);
    }

    private int status(String path) throws Exception {
        return get(path, "Authorization", BEARER).statusCode();
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return client.send(request(path, headers).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static String tag(byte[] snapshot) {
        return SnapshotReader.tag(MemorySegment.ofArray(snapshot));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
