package dev.recourse.hub.api;

import dev.recourse.hub.evidence.EvidenceDesk;
import dev.recourse.hub.evidence.EvidenceDesk.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Evidence from mail servers and traps that have a token (docs/evidence.md). */
@Controller
final class EvidenceApi {
    private static final String BEARER = "Bearer ";

    private final EvidenceDesk desk;

    EvidenceApi(EvidenceDesk desk) {
        this.desk = desk;
    }

    @PostMapping(
            path = "/api/v1/evidence",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    ResponseEntity<?> evidence(HttpServletRequest request) throws IOException {
        Optional<String> source = source(request);
        if (source.isEmpty()) {
            ProblemDetail problem = problem(
                    HttpStatus.UNAUTHORIZED, "No token of a source is in the request: Authorization: Bearer TOKEN");
            return of(problem, Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
        }
        byte[] body = request.getInputStream().readNBytes(EvidenceDesk.MOST_BYTES + 1);
        if (body.length > EvidenceDesk.MOST_BYTES) {
            desk.tooLong();
            return of(
                    problem(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "A request has at most " + EvidenceDesk.MOST_BYTES + " bytes: send several"),
                    Map.of());
        }
        return answer(desk.post(source.get(), body, isLines(request)));
    }

    private static ResponseEntity<?> answer(Answer answer) {
        return switch (answer) {
            case Answer.Accepted accepted ->
                ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Map.of("accepted", accepted.pieces()));
            case Answer.Wrong wrong -> {
                ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, wrong.reason() + "; nothing was taken");
                wrong.index().ifPresent(index -> problem.setProperty("index", index));
                yield of(problem, Map.of());
            }
            case Answer.Later later ->
                of(
                        problem(
                                later.busy() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.TOO_MANY_REQUESTS,
                                later.reason() + "; nothing was taken, send it again later"),
                        Map.of(HttpHeaders.RETRY_AFTER, Integer.toString(later.seconds())));
        };
    }

    private Optional<String> source(HttpServletRequest request) throws IOException {
        String given = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .orElse("");
        return desk.sourceOf(
                given.startsWith(BEARER) ? given.substring(BEARER.length()).strip() : "");
    }

    private static boolean isLines(HttpServletRequest request) {
        return Optional.ofNullable(request.getContentType())
                .filter(type -> type.startsWith(MediaType.APPLICATION_NDJSON_VALUE))
                .isPresent();
    }

    private static ProblemDetail problem(HttpStatus status, String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }

    private static ResponseEntity<ProblemDetail> of(ProblemDetail problem, Map<String, String> headers) {
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.forEach((name, value) -> response.header(name, value));
        return response.body(problem);
    }
}
