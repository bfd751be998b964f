package dev.recourse.hub.watch;

import dev.recourse.core.address.IpAddress;
import java.time.Instant;
import java.util.Map;

/** Says for which addresses somebody waits now: open requests for removal. */
@FunctionalInterface
public interface Awaited {
    /** No more than so many are read more often for that; those who have waited longest come first. */
    int MOST = 1_000;

    /** The addresses, and since when somebody waits; at most {@link #MOST}, those who have waited longest. */
    Map<IpAddress, Instant> now();

    /** Nobody waits. */
    static Awaited nobody() {
        return Map::of;
    }
}
