package dev.recourse.hub.web;

import dev.recourse.core.list.Catalogue;
import dev.recourse.hub.report.ExampleJournal;
import dev.recourse.hub.report.Reporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The real server on a free port, over the example journal, and a client for it. */
final class RunningServer implements AutoCloseable {
    private static final InetSocketAddress DNS = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5300);

    private final AtomicReference<Optional<String>> banner = new AtomicReference<>(Optional.empty());
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebServer server;

    RunningServer() {
        this(ExampleJournal.filled().reporter());
    }

    RunningServer(Reporter reporter) {
        server = WebServer.start(anyPort(), services(reporter));
    }

    static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private WebServices services(Reporter reporter) {
        return new WebServices(
                reporter,
                Catalogue.shipped(),
                ExampleJournal.filled().plan(),
                "hostmaster@example.org",
                banner::get,
                "https://bl.example.org",
                DNS);
    }

    static WebServices services() {
        return new WebServices(
                ExampleJournal.filled().reporter(),
                Catalogue.shipped(),
                ExampleJournal.filled().plan(),
                "hostmaster@example.org",
                Optional::empty,
                "https://bl.example.org",
                DNS);
    }

    void banner(String text) {
        banner.set(Optional.of(text));
    }

    WebServer server() {
        return server;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    HttpResponse<String> send(String method, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends bytes that a good client would not, and returns all that comes back. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
