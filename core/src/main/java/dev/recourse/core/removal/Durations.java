package dev.recourse.core.removal;

import java.time.Duration;

/** Durations as people say them. */
public final class Durations {
    private static final long DAY = 86_400;
    private static final long HOUR = 3_600;

    private Durations() {}

    /** In the largest whole unit: "10 minutes", "24 hours", "30 days". */
    public static String words(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % DAY == 0 && seconds > DAY) {
            return count(seconds / DAY, "day");
        }
        if (seconds % HOUR == 0 && seconds > 0) {
            return count(seconds / HOUR, "hour");
        }
        return seconds % 60 == 0 && seconds > 0 ? count(seconds / 60, "minute") : count(seconds, "second");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
