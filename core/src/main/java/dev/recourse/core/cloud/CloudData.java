package dev.recourse.core.cloud;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * All ranges of one cloud at one time.
 *
 * @param publishedAt when the cloud published them, as its file says
 * @param ranges in order of prefix, then region, then service; each once
 */
public record CloudData(Cloud cloud, Instant publishedAt, List<CloudRange> ranges) {
    private static final Comparator<CloudRange> ORDER = Comparator.comparing(CloudRange::prefix)
            .thenComparing(CloudRange::region)
            .thenComparing(CloudRange::service);

    /** @throws IllegalArgumentException when there is no range */
    public CloudData {
        ranges = ranges.stream().sorted(ORDER).distinct().toList();
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("the file has no ranges");
        }
    }
}
