package dev.recourse.hub.api;

import dev.recourse.hub.report.AddressInput;
import dev.recourse.hub.report.ReportFields;
import dev.recourse.hub.report.Reporter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What we know of an address, for programs. */
@Controller
final class LookupApi {
    private final Reporter reporter;

    LookupApi(Reporter reporter) {
        this.reporter = reporter;
    }

    @GetMapping(
            path = {"/api/v1/lookup", "/lookup", "/cgi-bin/lookup"},
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    ResponseEntity<?> lookup(
            @RequestParam(defaultValue = "") String ip,
            @RequestParam(name = "ip_address", defaultValue = "") String oldName) {
        return switch (AddressInput.read(ip.isBlank() ? oldName : ip)) {
            case AddressInput.Accepted accepted ->
                ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(ReportFields.of(reporter.report(accepted.address())));
            case AddressInput.Rejected rejected -> problem(rejected);
        };
    }

    private static ResponseEntity<ProblemDetail> problem(AddressInput.Rejected rejected) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, rejected.reason());
        problem.setTitle("Not an address");
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
