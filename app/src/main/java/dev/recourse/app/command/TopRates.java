package dev.recourse.app.command;

import dev.recourse.app.wiring.Answering;
import dev.recourse.edge.answer.Outcome;
import dev.recourse.edge.status.MetricsText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How many queries ended how, and for which zone.
 *
 * @param outcomes by outcome, all transports together
 * @param zones by zone, all outcomes together
 */
record TopRates(Map<String, Long> outcomes, Map<String, Long> zones) {
    /** Since the server's start. */
    static TopRates of(Answering server) {
        Map<String, Long> outcomes = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(MetricsText.label(outcome), server.counters().queries(outcome));
        }
        Map<String, Long> zones = new LinkedHashMap<>();
        for (int i = 0; i < server.zones().size(); i++) {
            int zone = i;
            zones.put(
                    server.zones().get(i),
                    Stream.of(Outcome.values())
                            .mapToLong(outcome -> server.counters().queries(zone, outcome))
                            .sum());
        }
        return new TopRates(outcomes, zones);
    }

    /** What came between. */
    TopRates since(TopRates before) {
        return new TopRates(difference(outcomes, before.outcomes()), difference(zones, before.zones()));
    }

    long queries() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What is zero is left out. */
    private static Map<String, Long> difference(Map<String, Long> now, Map<String, Long> before) {
        Map<String, Long> between = new LinkedHashMap<>();
        now.forEach((name, count) -> {
            long more = count - before.getOrDefault(name, 0L);
            if (more > 0) {
                between.put(name, more);
            }
        });
        return between;
    }
}
