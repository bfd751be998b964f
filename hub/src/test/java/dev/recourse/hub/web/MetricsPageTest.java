package dev.recourse.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recourse.core.address.IpAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The figures are for who may read them; for others there is no such page. */
class MetricsPageTest {
    private static final String TEXT = "# HELP recourse_x X.\n# TYPE recourse_x gauge\nrecourse_x 1\n";

    @Test
    void who_may_reads_them_and_who_may_not_or_comes_through_a_proxy_does_not() throws Exception {
        AtomicBoolean allowed = new AtomicBoolean(true);
        MetricsAccess access = new MetricsAccess(
                () -> TEXT,
                "text/plain; version=0.0.4; charset=utf-8",
                address -> allowed.get() && address.equals(IpAddress.parse("127.0.0.1")));
        try (WebServer server = WebServer.start(
                        new WebListening(RunningServer.anyPort(), Optional.empty()),
                        RunningServer.services(),
                        access,
                        Optional.empty());
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> read = get(client, server);
            assertThat(read.statusCode()).isEqualTo(200);
            assertThat(read.body()).isEqualTo(TEXT);
            assertThat(read.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/plain")
                    .contains("version=0.0.4");
            assertThat(get(client, server, "Accept", "application/openmetrics-text")
                            .statusCode())
                    .isEqualTo(200);
            for (String header : new String[] {"Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"}) {
                assertThat(get(client, server, header, "192.0.2.1").statusCode())
                        .as(header)
                        .isEqualTo(404);
            }
            allowed.set(false);
            HttpResponse<String> refused = get(client, server);
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(refused.body()).doesNotContain("recourse_x");
        }
    }

    private static HttpResponse<String> get(HttpClient client, WebServer server, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/metrics"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
