package dev.recourse.core.list;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A named list with its criteria and codes.
 *
 * @param name the zone label and the name in commands
 * @param use what it is meant for
 * @param ttl the longest TTL of its answers
 * @param expiry how long an entry stays after its last evidence; empty: while it is true
 * @param validity how long an edge that hears nothing more of its hub may go on answering for it; empty: for ever
 * @param title for people
 * @param what one sentence on what is listed
 * @param removal one sentence on how an entry ends
 * @param criteria at least one
 */
public record BlockList(
        String name,
        Use use,
        Duration ttl,
        Optional<Duration> expiry,
        Optional<Duration> validity,
        String title,
        String what,
        String removal,
        List<Criterion> criteria) {

    public BlockList {
        criteria = List.copyOf(criteria);
        if (criteria.isEmpty()) {
            throw new IllegalArgumentException("list " + name + " has no criterion");
        }
    }

    BlockList withTtlAtMost(Duration most) {
        Duration shorter = ttl.compareTo(most) <= 0 ? ttl : most;
        return new BlockList(name, use, shorter, expiry, validity, title, what, removal, criteria);
    }

    /** The criterion of that id, where it is valid for this list. */
    public Optional<Criterion> criterion(String id) {
        return criteria.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /** What an imported line without a value means here; empty where the importer must say. */
    public Optional<Criterion> importDefault() {
        return criteria.stream().filter(Criterion::importDefault).findFirst();
    }
}
