package dev.recourse.hub.web;

import dev.recourse.core.address.AddressFormatException;
import dev.recourse.core.address.IpAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** The figures, for who may read them. For everybody else there is no such page. */
@Controller
final class MetricsPage {
    /**
     * What a proxy adds. Through one that stands on this machine all the world comes from loopback, so what comes through
     * any is refused.
     */
    private static final List<String> PROXIED = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    private final MetricsAccess access;

    MetricsPage(MetricsAccess access) {
        this.access = access;
    }

    @GetMapping("/metrics")
    ResponseEntity<String> metrics(HttpServletRequest request) {
        if (PROXIED.stream().anyMatch(name -> request.getHeader(name) != null)
                || !access.allowed().test(client(request))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(access.mediaType()))
                .body(access.text().get());
    }

    private static IpAddress client(HttpServletRequest request) {
        try {
            String address = request.getRemoteAddr();
            int zone = address.indexOf('%');
            return IpAddress.parse(zone < 0 ? address : address.substring(0, zone));
        } catch (AddressFormatException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no address", e);
        }
    }
}
