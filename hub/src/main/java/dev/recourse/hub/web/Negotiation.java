package dev.recourse.hub.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/** HTML for whoever does not clearly ask for JSON: nobody in trouble gets a 406. */
final class Negotiation implements ContentNegotiationStrategy {
    private static final List<MediaType> HTML = List.of(MediaType.TEXT_HTML);
    private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON);
    private static final Set<String> BOTH = Set.of("/lookup", "/cgi-bin/lookup", "/error");

    @Override
    public List<MediaType> resolveMediaTypes(NativeWebRequest web) {
        return Optional.ofNullable(web.getNativeRequest(HttpServletRequest.class))
                .filter(Negotiation::wantsJson)
                .map(request -> JSON)
                .orElse(HTML);
    }

    private static boolean wantsJson(HttpServletRequest request) {
        String asked = Optional.ofNullable(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .map(Object::toString)
                .orElse(request.getRequestURI());
        if (asked.startsWith("/api/") || asked.endsWith(".json")) {
            return true;
        }
        if (!BOTH.contains(request.getRequestURI())) {
            return false;
        }
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        if (List.of(query.split("&")).contains("format=json")) {
            return true;
        }
        return Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT))
                .filter(Negotiation::prefersJson)
                .isPresent();
    }

    private static boolean prefersJson(String accept) {
        try {
            List<MediaType> types = MediaType.parseMediaTypes(accept);
            return quality(types, MediaType.APPLICATION_JSON) > quality(types, MediaType.TEXT_HTML);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /** How much a type is wanted by its name; a wildcard names nothing. */
    private static double quality(List<MediaType> types, MediaType wanted) {
        return types.stream()
                .filter(wanted::equalsTypeAndSubtype)
                .mapToDouble(MediaType::getQualityValue)
                .max()
                .orElse(0);
    }
}
