package dev.recourse.hub.api;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The machine-readable codes. */
@Controller
final class CodesApi {
    private final Codes codes;

    CodesApi(Codes codes) {
        this.codes = codes;
    }

    @GetMapping(path = "/codes.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, Object> codes(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
        response.setHeader(HttpHeaders.ETAG, '"' + codes.version() + '"');
        return codes.fields();
    }
}
