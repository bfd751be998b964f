package dev.recourse.hub.web;

import dev.recourse.hub.api.ApiBeans;
import dev.recourse.hub.api.FeedBeans;
import dev.recourse.hub.feed.Feed;
import dev.recourse.hub.portal.PortalBeans;
import dev.recourse.hub.portal.Site;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The running web server. Closing it lets requests under way end, for at most a second and a half. */
public final class WebServer implements AutoCloseable {
    // Held here: a logger that nobody holds loses its level. Tomcat tells of its start and stop at INFO.
    private static final Logger TOMCAT = Logger.getLogger("org.apache");

    private final AnnotationConfigServletWebServerApplicationContext context;

    private WebServer(AnnotationConfigServletWebServerApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts the server; it answers when this returns.
     *
     * @param listen where; port 0 takes any free one
     * @throws WebStartException when it cannot listen there
     */
    public static WebServer start(InetSocketAddress listen, WebServices services) {
        return start(new WebListening(listen, Optional.empty()), services, MetricsAccess.NONE, Optional.empty());
    }

    /**
     * As {@link #start(InetSocketAddress, WebServices)}, with figures and what edges follow.
     *
     * @param feed to be closed before the server: its streams never end by themselves
     */
    public static WebServer start(
            WebListening listening, WebServices services, MetricsAccess metrics, Optional<Feed> feed) {
        InetSocketAddress listen = listening.address();
        requireFree(listen);
        TOMCAT.setLevel(Level.WARNING);
        AnnotationConfigServletWebServerApplicationContext context =
                new AnnotationConfigServletWebServerApplicationContext();
        context.setEnvironment(environment(listening));
        context.register(Wiring.class);
        context.registerBean(MetricsPage.class, () -> new MetricsPage(metrics));
        context.register(
                new ApiBeans(services.reporter(), services.catalogue(), services.plan()),
                new PortalBeans(services.reporter(), site(services)));
        feed.map(FeedBeans::new).ifPresent(context::register);
        try {
            context.refresh();
        } catch (RuntimeException e) {
            context.close();
            throw new WebStartException("the web server did not start on " + text(listen) + ": " + e.getMessage(), e);
        }
        return new WebServer(context);
    }

    /** The port that it listens on. */
    public int port() {
        org.springframework.boot.web.server.WebServer server = context.getWebServer();
        if (server == null) {
            throw new IllegalStateException("the web server is closed");
        }
        return server.getPort();
    }

    @Override
    public void close() {
        context.close();
    }

    private static Site site(WebServices services) {
        return new Site(
                services.catalogue(),
                services.plan(),
                services.contact(),
                services.banner(),
                services.url(),
                services.dns());
    }

    /** Our settings and nothing else: no application.properties, no SERVER_PORT from outside (one configuration file). */
    private static StandardEnvironment environment(WebListening listening) {
        InetSocketAddress listen = listening.address();
        Map<String, Object> settings = new HashMap<>(Wiring.SETTINGS);
        listening.tls().map(WebTls::settings).ifPresent(settings::putAll);
        settings.put("server.address", listen.getAddress().getHostAddress());
        settings.put("server.port", listen.getPort());
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(s -> environment.getPropertySources().remove(s.getName()));
        environment.getPropertySources().addFirst(new MapPropertySource("recourse", settings));
        return environment;
    }

    /**
     * Whether it could listen there: this takes no time, and the framework takes seconds to come to the same.
     *
     * @throws WebStartException when it could not
     */
    public static void requireFree(InetSocketAddress listen) {
        if (listen.isUnresolved()) {
            throw new WebStartException(
                    "the web server cannot listen on " + listen.getHostString() + ": not an address of this machine",
                    new IOException("unresolved"));
        }
        try (ServerSocket probe = new ServerSocket()) {
            // As the server itself does it: connections of a server just stopped do not count as in use.
            probe.setReuseAddress(true);
            probe.bind(listen);
        } catch (IOException e) {
            throw new WebStartException(
                    "the web server cannot listen on " + text(listen) + ": " + e.getMessage()
                            + "; stop the other program or choose another address or port",
                    e);
        }
    }

    private static String text(InetSocketAddress listen) {
        String host = listen.getAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + listen.getPort();
    }
}
