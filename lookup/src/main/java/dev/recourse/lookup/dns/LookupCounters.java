package dev.recourse.lookup.dns;

import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** How often what happened. Safe for any number of threads. */
public final class LookupCounters {
    private final LongAdder[] counts =
            Stream.of(LookupEvent.values()).map(e -> new LongAdder()).toArray(LongAdder[]::new);

    LookupCounters() {}

    void count(LookupEvent event) {
        counts[event.ordinal()].increment();
    }

    /** How often since the start. */
    public long of(LookupEvent event) {
        return counts[event.ordinal()].sum();
    }
}
