package dev.recourse.hub.api;

import dev.recourse.core.rdns.PtrClassifier;
import dev.recourse.hub.report.AddressInput;
import dev.recourse.hub.report.NameInput;
import dev.recourse.hub.report.PtrFields;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a reverse-DNS name would be read as, for programs. Nothing is asked over the network. */
@Controller
final class RdnsApi {
    private final PtrClassifier classifier;

    RdnsApi(PtrClassifier classifier) {
        this.classifier = classifier;
    }

    @GetMapping(
            path = "/api/v1/rdns",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    ResponseEntity<?> rdns(@RequestParam(defaultValue = "") String ip, @RequestParam(defaultValue = "") String ptr) {
        Optional<String> name = NameInput.read(ptr);
        if (name.isEmpty()) {
            return problem("Not a name", "The name is longer than any host name may be.");
        }
        return switch (AddressInput.read(ip)) {
            case AddressInput.Accepted accepted ->
                ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(PtrFields.of(accepted.address(), classifier.classify(accepted.address(), name.get())));
            case AddressInput.Rejected rejected -> problem("Not an address", rejected.reason());
        };
    }

    private static ResponseEntity<ProblemDetail> problem(String title, String reason) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, reason);
        problem.setTitle(title);
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
