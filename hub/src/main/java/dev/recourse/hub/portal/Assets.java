package dev.recourse.hub.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The style sheet and the icon, each under a name that changes with its content and may so be kept for ever. */
@Controller
final class Assets {
    private record Asset(String type, String content) {}

    private final String styleUrl;
    private final String iconUrl;
    private final Map<String, Asset> byName;

    Assets() {
        String style = read("style.css");
        String icon = read("icon.svg");
        String styleName = "style." + digest(style) + ".css";
        String iconName = "icon." + digest(icon) + ".svg";
        styleUrl = "/assets/" + styleName;
        iconUrl = "/assets/" + iconName;
        byName = Map.of(
                styleName, new Asset("text/css;charset=utf-8", style), iconName, new Asset("image/svg+xml", icon));
    }

    String styleUrl() {
        return styleUrl;
    }

    String iconUrl() {
        return iconUrl;
    }

    @GetMapping("/assets/{name}")
    void asset(@PathVariable String name, HttpServletResponse response) throws IOException {
        Asset asset = byName.get(name);
        if (asset == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
        response.setContentType(asset.type());
        byte[] content = asset.content().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    private static String read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String content) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)),
                            0,
                            6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
