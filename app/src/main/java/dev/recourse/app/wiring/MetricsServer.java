package dev.recourse.app.wiring;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.recourse.core.address.IpAddress;
import dev.recourse.edge.status.MetricsWriter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Gives the figures of an edge at {@code /metrics}, by the JDK's own server: an edge has no pages and no framework. */
final class MetricsServer implements AutoCloseable {
    static {
        // Read by the JDK's server when it is first used: who sends or takes slowly holds one of few connections, and
        // not
        // for long.
        System.setProperty("jdk.httpserver.maxConnections", "32");
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "10");
    }

    private static final String PATH = "/metrics";
    /** Through a proxy on this machine all the world comes from loopback. */
    private static final List<String> PROXIED = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Predicate<IpAddress> allowed;
    private final Supplier<String> text;

    private MetricsServer(InetSocketAddress listen, Predicate<IpAddress> allowed, Supplier<String> text)
            throws IOException {
        this.allowed = allowed;
        this.text = text;
        this.server = HttpServer.create(listen, 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /**
     * Begins to answer.
     *
     * @param allowed who may read; for others there is no such page
     * @throws IOException with a sentence for the operator, when it cannot listen there
     */
    static MetricsServer start(InetSocketAddress listen, Predicate<IpAddress> allowed, Supplier<String> text)
            throws IOException {
        try {
            return new MetricsServer(listen, allowed, text);
        } catch (IOException e) {
            throw new IOException(
                    "the figures cannot be given on " + Announcements.text(listen) + ": " + e.getMessage()
                            + "; stop the other program or choose another address or port",
                    e);
        }
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean get = exchange.getRequestMethod().equals("GET");
            if (get && exchange.getRequestURI().getPath().equals(PATH) && may(exchange)) {
                send(exchange, 200, MetricsWriter.MEDIA_TYPE, text.get());
            } else {
                send(exchange, 404, "text/plain", "There is no such page.\n");
            }
        }
    }

    private boolean may(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        return PROXIED.stream().noneMatch(headers::containsKey)
                && allowed.test(IpAddress.ofBytes(
                        exchange.getRemoteAddress().getAddress().getAddress()));
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
