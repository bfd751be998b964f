package dev.recourse.hub.report;

import dev.recourse.core.cloud.CloudMatch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of an address beside the lists.
 *
 * @param cloud the cloud that it belongs to
 * @param name its own reverse name, where the ranges of the dul were made from one
 */
public record Background(Optional<CloudMatch> cloud, Optional<ReadName> name) {
    /** Nothing is. */
    public static final Background NONE = new Background(Optional.empty(), Optional.empty());

    /**
     * The reverse name of one address as it was read.
     *
     * @param names empty where it had none
     * @param verdict what they say, with the rule: "DYNAMIC by word@3"
     */
    public record ReadName(List<String> names, Instant readAt, String verdict) {
        public ReadName {
            names = List.copyOf(names);
        }
    }
}
