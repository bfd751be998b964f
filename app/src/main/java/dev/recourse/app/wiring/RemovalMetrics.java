package dev.recourse.app.wiring;

import dev.recourse.core.removal.CaseState;
import dev.recourse.core.removal.Mover;
import dev.recourse.edge.status.Metric;
import dev.recourse.edge.status.MetricsWriter;
import dev.recourse.hub.removal.RemovalService;
import dev.recourse.hub.removal.Retests;
import dev.recourse.hub.store.RequestReader.Count;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of removal requests. */
final class RemovalMetrics {
    private static final Metric CASES = Metric.gauge(
            "recourse_removal_cases", "Cases of removal requests, one for each list of a request, by state.");
    private static final Metric OLDEST =
            Metric.gauge("recourse_removal_oldest_age_seconds", "How long the oldest case is in its state, by state.");
    private static final Metric ANSWERS = Metric.counter(
            "recourse_removal_answers_total", "Cases that were answered since the start, by program or by person.");
    private static final Metric ANSWER_SECONDS = Metric.counter(
            "recourse_removal_answer_seconds_total",
            "How long those answers took together, since it was our move, by program or by person.");
    private static final Metric LOOKED = Metric.counter(
            "recourse_removal_looked_total", "How often a case was looked at by itself since the start.");
    private static final Metric FAILED =
            Metric.counter("recourse_removal_failed_total", "How many of those looks ended in trouble of our own.");
    private static final Metric LOOKING =
            Metric.gauge("recourse_removal_looking", "Addresses that are being looked at now.");
    private static final Metric LOOKING_LIMIT =
            Metric.gauge("recourse_removal_looking_limit", "How many are looked at at once; more wait.");

    static final List<Metric> ALL =
            List.of(CASES, OLDEST, ANSWERS, ANSWER_SECONDS, LOOKED, FAILED, LOOKING, LOOKING_LIMIT);

    private final RemovalService service;
    private final Retests retests;
    private final InstantSource clock;

    RemovalMetrics(RemovalService service, Retests retests, InstantSource clock) {
        this.service = service;
        this.retests = retests;
        this.clock = clock;
    }

    String text() {
        Map<CaseState.Name, Count> counts = service.desk().counts();
        return new MetricsWriter()
                .family(CASES, samples -> {
                    for (CaseState.Name state : CaseState.Name.values()) {
                        Count count = counts.get(state);
                        samples.add(count == null ? 0 : count.cases(), "state", word(state));
                    }
                })
                .family(
                        OLDEST,
                        samples -> counts.forEach((state, count) -> samples.add(
                                Math.max(
                                        0,
                                        Duration.between(count.oldest(), clock.instant())
                                                .toSeconds()),
                                "state",
                                word(state))))
                .family(ANSWERS, samples -> {
                    samples.add(service.answers().answers(Mover.PROGRAM), "by", "program");
                    samples.add(service.answers().answers(Mover.OPERATOR), "by", "person");
                })
                .family(ANSWER_SECONDS, samples -> {
                    samples.add(service.answers().seconds(Mover.PROGRAM), "by", "program");
                    samples.add(service.answers().seconds(Mover.OPERATOR), "by", "person");
                })
                .figure(LOOKED, retests.looked())
                .figure(FAILED, retests.failed())
                .figure(LOOKING, service.looking())
                .figure(LOOKING_LIMIT, RemovalService.LOOKS_AT_ONCE)
                .text();
    }

    private static String word(CaseState.Name state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
