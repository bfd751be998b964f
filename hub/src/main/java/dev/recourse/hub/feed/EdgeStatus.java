package dev.recourse.hub.feed;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far an edge is.
 *
 * @param name whose token it has
 * @param address from where it came
 * @param connected whether it follows now; if not, the rest is how it was last
 * @param since when it connected
 * @param epoch of its position
 * @param sent the last serial that was written to it
 * @param answered the last serial that it said it answers from
 * @param seenAt when it last said so
 * @param lagSerials how many serials it is behind
 * @param lagSeconds for how long it has been behind; 0 when it is not
 */
public record EdgeStatus(
        String name,
        String address,
        boolean connected,
        Instant since,
        long epoch,
        long sent,
        long answered,
        Instant seenAt,
        long lagSerials,
        long lagSeconds) {

    /** One for each name: two connections of one edge are one that hangs and one that took its place. */
    public static List<EdgeStatus> latestOfEach(List<EdgeStatus> all) {
        Map<String, EdgeStatus> latest = new LinkedHashMap<>();
        all.forEach(status -> latest.merge(
                status.name(), status, (one, other) -> other.since().isBefore(one.since()) ? one : other));
        return List.copyOf(latest.values());
    }

    /** As JSON has it. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("address", address);
        fields.put("connected", connected);
        fields.put("since", since.toString());
        fields.put("epoch", epoch);
        fields.put("sent", sent);
        fields.put("answered", answered);
        fields.put("seenAt", seenAt.toString());
        fields.put("lagSerials", lagSerials);
        fields.put("lagSeconds", lagSeconds);
        return fields;
    }
}
