package dev.recourse.hub.watch;

import dev.recourse.hub.store.ReadingReader;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** What the watcher has done since the start, and how much it has to do. */
public final class WatchCounters {
    private final Map<WatchEvent, LongAdder> counts = new EnumMap<>(WatchEvent.class);

    /** Replaced whole, by the watcher's thread. */
    private volatile ReadingReader.Count addresses = new ReadingReader.Count(0, 0);

    public WatchCounters() {
        for (WatchEvent event : WatchEvent.values()) {
            counts.put(event, new LongAdder());
        }
    }

    /** What is counted. */
    public enum WatchEvent {
        /** A reading found names. */
        NAMES,
        /** A reading found that there are none. */
        NO_NAME,
        /** A reading found out nothing. */
        UNKNOWN,
        /** A reading found something else than the one before. */
        CHANGED,
        /** A listing ended because its reason was gone. */
        LISTING_ENDED,
        /** An exemption ended because its reason was gone. */
        EXEMPTION_ENDED
    }

    void count(WatchEvent event) {
        adder(event).increment();
    }

    void addresses(ReadingReader.Count now) {
        addresses = now;
    }

    /** How often since the start. */
    public long of(WatchEvent event) {
        return adder(event).sum();
    }

    /** How many addresses are watched, and how many readings are late; at most a minute old. */
    public ReadingReader.Count addresses() {
        return addresses;
    }

    private LongAdder adder(WatchEvent event) {
        return Objects.requireNonNull(counts.get(event));
    }
}
