package dev.recourse.hub.feed;

import dev.recourse.core.snapshot.SnapshotReader;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Snapshots that edges have begun to take: the file has another content a minute later, and an edge whose way was cut must be
 * able to go on. They are mapped, and so cost disk and no memory of ours.
 */
final class KeptSnapshots {
    static final int MOST = 4;
    private static final Duration FOR = Duration.ofMinutes(15);

    /** By tag. */
    private final Map<String, Kept> kept = new HashMap<>();

    private record Kept(OfferedSnapshot snapshot, Instant usedAt) {}

    /** Keeps this one; where it is there already, the one that is. */
    synchronized OfferedSnapshot keep(MemorySegment bytes, Instant now) {
        String tag = SnapshotReader.tag(bytes);
        forgetOld(now);
        OfferedSnapshot snapshot = of(tag, now).orElseGet(() -> new OfferedSnapshot(tag, bytes));
        if (!kept.containsKey(tag) && kept.size() >= MOST) {
            kept.values().stream()
                    .min(Comparator.comparing(Kept::usedAt))
                    .ifPresent(oldest -> kept.remove(oldest.snapshot().tag()));
        }
        kept.put(tag, new Kept(snapshot, now));
        return snapshot;
    }

    /** The one of this tag, if it is there still. */
    synchronized Optional<OfferedSnapshot> of(String tag, Instant now) {
        forgetOld(now);
        return Optional.ofNullable(kept.computeIfPresent(tag, (t, one) -> new Kept(one.snapshot(), now)))
                .map(Kept::snapshot);
    }

    /** How many there are, for the figures. */
    synchronized int count() {
        return kept.size();
    }

    private void forgetOld(Instant now) {
        kept.values().removeIf(one -> one.usedAt().plus(FOR).isBefore(now));
    }
}
