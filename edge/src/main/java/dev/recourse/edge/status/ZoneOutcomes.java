package dev.recourse.edge.status;

import dev.recourse.edge.answer.Outcome;
import java.util.EnumMap;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** How queries for one zone ended. Any thread may count and read: only the adders change. */
final class ZoneOutcomes {
    private final EnumMap<Outcome, LongAdder> adders = new EnumMap<>(Outcome.class);

    ZoneOutcomes() {
        for (Outcome outcome : Outcome.values()) {
            adders.put(outcome, new LongAdder());
        }
    }

    void count(Outcome outcome) {
        adder(outcome).increment();
    }

    long queries(Outcome outcome) {
        return adder(outcome).sum();
    }

    private LongAdder adder(Outcome outcome) {
        return Objects.requireNonNull(adders.get(outcome));
    }
}
