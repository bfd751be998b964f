package dev.recourse.hub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.listing.JournalEntry;
import dev.recourse.hub.report.ExampleJournal;
import dev.recourse.hub.store.JournalReader;
import dev.recourse.hub.store.Position;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The server itself: where it listens, what stands around every answer, how it fails and stops. */
class WebServerTest {
    private static RunningServer web;

    @BeforeAll
    static void start() {
        web = new RunningServer();
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    @Test
    void every_answer_carries_the_strict_headers() {
        for (String path : List.of(
                "/", "/lookup?ip=192.0.2.7", "/lookup?ip=x", "/lists", "/nowhere", "/codes.json", "/api/v1/lookup")) {
            HttpHeaders headers = web.get(path).headers();
            assertThat(headers.allValues("content-security-policy"))
                    .as(path)
                    .containsExactly("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
                            + " base-uri 'none'; frame-ancestors 'none'");
            assertThat(headers.allValues("x-content-type-options")).containsExactly("nosniff");
            assertThat(headers.allValues("referrer-policy")).containsExactly("no-referrer");
            assertThat(headers.allValues("x-frame-options")).containsExactly("DENY");
            assertThat(headers.map()).doesNotContainKeys("server", "x-powered-by", "set-cookie");
        }
    }

    @Test
    void lookups_are_never_kept_and_assets_for_ever() {
        for (String path : List.of("/lookup?ip=192.0.2.7", "/api/v1/lookup?ip=192.0.2.7", "/lookup?ip=x")) {
            assertThat(web.get(path).headers().allValues("cache-control")).containsExactly("no-store");
        }
        Matcher assets = Pattern.compile("/assets/(style|icon)\\.[0-9a-f]{12}\\.(css|svg)")
                .matcher(web.get("/").body());
        assertThat(assets.find()).isTrue();
        assets.reset();
        while (assets.find()) {
            HttpResponse<String> asset = web.get(assets.group());
            assertThat(asset.statusCode()).isEqualTo(200);
            assertThat(asset.headers().allValues("cache-control"))
                    .containsExactly("public, max-age=31536000, immutable");
        }
        assertThat(web.get("/assets/style.000000000000.css").statusCode()).isEqualTo(404);
    }

    @Test
    void head_answers_as_get_does_without_a_body() {
        for (String path : List.of("/", "/lookup?ip=192.0.2.7", "/lists/rbl", "/codes.json")) {
            HttpResponse<String> head = web.send("HEAD", path);
            assertThat(head.statusCode()).as(path).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().firstValue("content-type"))
                    .isEqualTo(web.get(path).headers().firstValue("content-type"));
        }
    }

    @Test
    void an_unknown_path_is_a_friendly_404() {
        for (String path : List.of("/nowhere", "/lists/nowhere", "/lookup/x", "/index.php", "/error")) {
            HttpResponse<String> page = web.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(404);
            assertThat(page.body()).contains("There is no such page", "<label for=\"ip\"");
        }
        assertThat(web.get("/api/v1/nowhere").statusCode()).isEqualTo(404);
        assertThat(web.get("/api/v1/nowhere").headers().firstValue("content-type"))
                .contains("application/problem+json");
    }

    @Test
    void another_method_is_405_with_what_is_allowed() {
        HttpResponse<String> page = web.send("POST", "/lookup?ip=192.0.2.7");
        assertThat(page.statusCode()).isEqualTo(405);
        assertThat(page.headers().firstValue("allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("GET"));
        assertThat(page.body()).contains("cannot be used that way");
        assertThat(web.send("DELETE", "/").statusCode()).isEqualTo(405);
        assertThat(web.send("TRACE", "/").statusCode()).isEqualTo(405);
    }

    @Test
    void requests_that_are_no_http_reveal_nothing() throws IOException {
        for (String request : List.of("GET / HTTP/1.1\r\n\r\n", "NONSENSE\r\n\r\n", "GET /%zz HTTP/1.0\r\n\r\n")) {
            assertThat(web.raw(request)).as(request).contains(" 400 ").doesNotContain("Tomcat", "Exception", "apache");
        }
        assertThat(web.raw("GET /lookup?ip=%zz HTTP/1.0\r\n\r\n"))
                .contains(" 400 ")
                .doesNotContain("Tomcat", "Exception", "apache");
    }

    @Test
    void an_unexpected_error_is_a_500_without_our_insides() {
        try (RunningServer broken = new RunningServer(ExampleJournal.filled().reporter(new BrokenJournal()))) {
            HttpResponse<String> page = broken.get("/lookup?ip=192.0.2.7");
            assertThat(page.statusCode()).isEqualTo(500);
            assertThat(page.body())
                    .contains("Something went wrong on our side")
                    .doesNotContain("secret", "Exception", "dev.recourse");
            HttpResponse<String> json = broken.get("/api/v1/lookup?ip=192.0.2.7");
            assertThat(json.statusCode()).isEqualTo(500);
            assertThat(json.headers().firstValue("content-type")).contains("application/problem+json");
            assertThat(json.body()).doesNotContain("secret", "Exception", "dev.recourse");
        }
    }

    @Test
    void a_port_in_use_is_one_plain_sentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            InetSocketAddress listen = new InetSocketAddress(taken.getInetAddress(), taken.getLocalPort());
            assertThatThrownBy(() -> WebServer.start(listen, RunningServer.services()))
                    .isInstanceOf(WebStartException.class)
                    .hasMessage("the web server cannot listen on 127.0.0.1:" + taken.getLocalPort()
                            + ": Address already in use; stop the other program or choose another address or port");
        }
    }

    @Test
    void an_address_of_another_machine_is_one_plain_sentence() {
        InetSocketAddress listen = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 0);
        assertThatThrownBy(() -> WebServer.start(listen, RunningServer.services()))
                .isInstanceOf(WebStartException.class)
                .hasMessageStartingWith("the web server cannot listen on 192.0.2.1:0: ");
    }

    @Test
    void close_lets_a_request_under_way_end_and_frees_the_port() throws Exception {
        SlowJournal slow = new SlowJournal();
        RunningServer server = new RunningServer(ExampleJournal.filled().reporter(slow));
        int port = server.server().port();
        CompletableFuture<HttpResponse<String>> asked =
                CompletableFuture.supplyAsync(() -> server.get("/lookup?ip=192.0.2.7"));
        assertThat(slow.begun.await(30, TimeUnit.SECONDS)).isTrue();
        Thread closing = Thread.ofVirtual().start(server.server()::close);
        slow.go.countDown();
        assertThat(asked.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        closing.join();
        try (ServerSocket again = new ServerSocket()) {
            again.setReuseAddress(true);
            again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
    }

    @Test
    void close_does_not_wait_for_a_request_that_never_ends() throws Exception {
        SlowJournal slow = new SlowJournal();
        RunningServer server = new RunningServer(ExampleJournal.filled().reporter(slow));
        CompletableFuture<Void> asked = CompletableFuture.runAsync(() -> server.get("/lookup?ip=192.0.2.7"));
        assertThat(slow.begun.await(30, TimeUnit.SECONDS)).isTrue();
        Thread closing = Thread.ofVirtual().start(server.server()::close);
        assertThat(closing.join(java.time.Duration.ofSeconds(20))).isTrue();
        slow.go.countDown();
        assertThat(asked.handle((done, failed) -> true).get(30, TimeUnit.SECONDS))
                .isTrue();
    }

    private static class BrokenJournal implements JournalReader {
        @Override
        public Position head() {
            return new Position(1, 0);
        }

        @Override
        public List<JournalEntry> after(long serial, int limit) {
            return List.of();
        }

        @Override
        public List<JournalEntry> historyOf(IpAddress address, int limit) {
            throw new IllegalStateException("secret of the store");
        }

        @Override
        public List<JournalEntry> historyOf(Prefix prefix, int limit) {
            return List.of();
        }
    }

    private static final class SlowJournal extends BrokenJournal {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);

        @Override
        public List<JournalEntry> historyOf(IpAddress address, int limit) {
            begun.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        }
    }
}
