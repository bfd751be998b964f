package dev.recourse.core.cloud;

import dev.recourse.core.address.Prefix;
import java.time.Instant;
import java.util.List;

/**
 * The narrowest published range that holds an address.
 *
 * @param prefix that range
 * @param places what the cloud says of it: a line for each service, in order; never empty
 * @param publishedAt the date of the data
 */
public record CloudMatch(Prefix prefix, List<CloudPlace> places, Instant publishedAt) {
    public CloudMatch {
        places = List.copyOf(places);
        if (places.isEmpty()) {
            throw new IllegalArgumentException("a match has a place");
        }
    }

    public Cloud cloud() {
        return places.getFirst().cloud();
    }

    /** The first region that is said; empty where none is. Azure names a range for the world and for its region. */
    public String region() {
        return places.stream()
                .map(CloudPlace::region)
                .filter(region -> !region.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The services that are said, each once. */
    public List<String> services() {
        return places.stream()
                .map(CloudPlace::service)
                .filter(service -> !service.isEmpty())
                .distinct()
                .toList();
    }
}
