package dev.recourse.hub.watch;

import dev.recourse.core.address.IpAddress;
import dev.recourse.hub.store.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When an address is read again. While somebody waits: after a minute, and the longer it lasts the more seldom, down to once an
 * hour. Else by the TTL of what was read and by how long it has been so, from an hour to a day.
 */
final class Schedule {
    static final Duration SOON = Duration.ofMinutes(1);
    static final Duration HOUR = Duration.ofHours(1);
    static final Duration DAY = Duration.ofDays(1);
    /** After a failure, twice as long after each further one; and before a second look at what would end an entry. */
    static final Duration AGAIN = Duration.ofMinutes(10);

    /** What has been so for eight times as long may as well stay so for once as long. */
    private static final int SHARE = 8;

    private static final int MOST_DOUBLINGS = 10;

    private Schedule() {}

    /** How long after a reading, where somebody has waited for so long. */
    static Duration waiting(Duration waited) {
        return clamp(waited.dividedBy(SHARE), SOON, HOUR);
    }

    /** When the first reading of an entry that has just begun is due: its source has just read it too. */
    static Instant first(IpAddress address, Instant now) {
        return now.plus(share(address, HOUR));
    }

    /**
     * When the next reading is due where nobody waits. Addresses that were read together are spread a little.
     *
     * @param doubted whether a second reading like this one would end an entry
     */
    static Instant next(IpAddress address, Reading reading, boolean doubted, Instant now) {
        Duration pause = reading.trouble()
                .map(trouble -> failing(trouble.failures()))
                .or(() -> doubted ? Optional.of(AGAIN) : reading.last().map(found -> resting(found, now)))
                .orElse(AGAIN);
        return now.plus(pause).plus(share(address, pause.dividedBy(SHARE)));
    }

    private static Duration resting(Reading.Found found, Instant now) {
        Duration age = Duration.between(found.since(), now).dividedBy(SHARE);
        Duration ttl = Duration.ofSeconds(found.ttl());
        return clamp(age.compareTo(ttl) > 0 ? age : ttl, HOUR, DAY);
    }

    private static Duration failing(int failures) {
        return clamp(AGAIN.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS)), AGAIN, DAY);
    }

    private static Duration share(IpAddress address, Duration whole) {
        int part = ((Long.hashCode(address.low()) * 0x9E3779B9) ^ Long.hashCode(address.high())) >>> 16;
        return whole.multipliedBy(part).dividedBy(1 << 16);
    }

    private static Duration clamp(Duration duration, Duration least, Duration most) {
        if (duration.compareTo(least) < 0) {
            return least;
        }
        return duration.compareTo(most) > 0 ? most : duration;
    }
}
