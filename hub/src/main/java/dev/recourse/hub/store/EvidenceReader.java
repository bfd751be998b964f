package dev.recourse.hub.store;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.evidence.EvidenceKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads evidence. What was withdrawn is not there. Safe for any number of threads; each read is bounded. */
public interface EvidenceReader {
    /** Whether evidence of any kind says that the address was sending at or after the time; of IPv6 any of its /64. */
    boolean seenSending(IpAddress address, Instant since);

    /**
     * The units in the prefix that were seen sending at or after the time, in order: IPv4 addresses, IPv6 /64s. For an IPv6
     * prefix longer than /64 the /64 around it.
     *
     * @param after where to go on: units behind this one
     * @param limit at most so many, 1 to 10,000
     */
    List<Prefix> sendersIn(Prefix prefix, Instant since, Optional<Prefix> after, int limit);

    /** For each kind of which there is evidence on the unit: how much, and the newest. */
    List<Count> counts(Prefix unit);

    /** The newest evidence on the unit, newest first. @param limit at most so many, 1 to 1,000 */
    List<KeptEvidence> newest(Prefix unit, int limit);

    /**
     * What there is of one kind.
     *
     * @param count how many; counted to {@link dev.recourse.core.evidence.ShownCount#MOST} and no further
     * @param newestAt when it was seen last
     */
    record Count(EvidenceKind kind, int count, Instant newestAt) {}
}
