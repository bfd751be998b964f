package dev.recourse.hub.api;

import dev.recourse.core.feed.Session;
import dev.recourse.hub.feed.EdgeStatus;
import dev.recourse.hub.feed.Feed;
import dev.recourse.hub.feed.FeedStream;
import dev.recourse.hub.feed.FollowRequest;
import dev.recourse.hub.feed.Opening;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** The feed, for edges that have a token or a certificate (docs/formats/feed.md). A stream holds its request's virtual thread. */
@Controller
final class FeedApi {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BEARER = "Bearer ";

    private final Feed feed;

    FeedApi(Feed feed) {
        this.feed = feed;
    }

    @GetMapping("/feed/v1/snapshot")
    void snapshot(
            @RequestParam(defaultValue = "0") long serial, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (name(request, response).isEmpty()) {
            return;
        }
        SnapshotRange range = SnapshotRange.of(request);
        boolean taken = feed.snapshot(serial, range.tag(), offered -> {
            stream(response);
            range.write(offered, response);
        });
        if (!taken) {
            say(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "too many take the snapshot now");
        }
    }

    @GetMapping("/feed/v1/changes")
    void changes(
            @RequestParam String session,
            @RequestParam long epoch,
            @RequestParam long after,
            @RequestParam long at,
            @RequestParam String policy,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<String> name = name(request, response);
        if (name.isEmpty()) {
            return;
        }
        FollowRequest wanted;
        try {
            wanted = new FollowRequest(
                    name.get(),
                    request.getRemoteAddr(),
                    Session.parse(session),
                    epoch,
                    after,
                    at,
                    Long.parseUnsignedLong(policy, 16));
        } catch (IllegalArgumentException e) {
            say(response, HttpServletResponse.SC_BAD_REQUEST, "not a session or a policy");
            return;
        }
        switch (feed.open(wanted)) {
            case Opening.Followed followed -> run(followed.stream(), response);
            case Opening.Gone gone -> say(response, HttpServletResponse.SC_GONE, gone.reason());
            case Opening.Full full ->
                say(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "too many edges follow now");
        }
    }

    private static void run(FeedStream stream, HttpServletResponse response) throws IOException {
        stream(response);
        try {
            stream.run(response.getOutputStream());
        } catch (InterruptedException e) {
            // The server stops.
            Thread.currentThread().interrupt();
        }
    }

    /** Binary, and to be passed on at once by a proxy in front. */
    private static void stream(HttpServletResponse response) {
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setHeader("X-Accel-Buffering", "no");
    }

    @PostMapping("/feed/v1/position")
    void position(
            @RequestParam String session,
            @RequestParam long serial,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<String> name = name(request, response);
        if (name.isEmpty()) {
            return;
        }
        try {
            feed.answers(name.get(), Session.parse(session), serial);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } catch (IllegalArgumentException e) {
            say(response, HttpServletResponse.SC_BAD_REQUEST, "not a session");
        }
    }

    @GetMapping("/feed/v1/status")
    void status(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (name(request, response).isPresent()) {
            List<Map<String, Object>> edges =
                    feed.status().stream().map(EdgeStatus::fields).toList();
            write(response, MediaType.APPLICATION_JSON_VALUE, JSON.writeValueAsString(Map.of("edges", edges)));
        }
    }

    /** The name of who asks; where it has none, that has been said. Who shows a token is who the token says. */
    private Optional<String> name(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> given = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION));
        Optional<String> name = given.isPresent() ? ofToken(given.get()) : ofCertificate(request);
        if (name.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            say(response, HttpServletResponse.SC_UNAUTHORIZED, "no token or certificate of an edge");
        }
        return name;
    }

    private Optional<String> ofToken(String given) throws IOException {
        return given.startsWith(BEARER)
                ? feed.nameOf(given.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    private Optional<String> ofCertificate(HttpServletRequest request) throws IOException {
        Optional<String> name = ClientCertificate.nameOf(request);
        return name.isPresent() && feed.hasCertificate(name.get()) ? name : Optional.empty();
    }

    private static void say(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setStatus(status);
        write(response, MediaType.TEXT_PLAIN_VALUE, sentence + "\n");
    }

    private static void write(HttpServletResponse response, String type, String text) throws IOException {
        response.setContentType(type);
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
