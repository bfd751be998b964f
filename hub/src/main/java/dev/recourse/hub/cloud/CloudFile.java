package dev.recourse.hub.cloud;

import dev.recourse.core.cloud.CloudRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a published file says.
 *
 * @param format the form that it has
 * @param publishedAt when it was published; empty where the file does not say
 */
record CloudFile(CloudFormat format, Optional<Instant> publishedAt, List<CloudRange> ranges) {
    CloudFile {
        ranges = List.copyOf(ranges);
    }
}
