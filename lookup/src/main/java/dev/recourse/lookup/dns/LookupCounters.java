package dev.recourse.lookup.dns;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** How often what happened. Safe for any number of threads: the map itself never changes. */
public final class LookupCounters {
    private final Map<LookupEvent, LongAdder> counts = new EnumMap<>(LookupEvent.class);

    LookupCounters() {
        for (LookupEvent event : LookupEvent.values()) {
            counts.put(event, new LongAdder());
        }
    }

    void count(LookupEvent event) {
        adder(event).increment();
    }

    /** How often since the start. */
    public long of(LookupEvent event) {
        return adder(event).sum();
    }

    private LongAdder adder(LookupEvent event) {
        return Objects.requireNonNull(counts.get(event));
    }
}
