package dev.recourse.core.removal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was checked for one address and list.
 *
 * @param reverseDns its names, and whether they lead back
 * @param neighbours how the addresses around it are named
 * @param newestAbuse when abuse was last seen from it; empty where there is none on record
 * @param earlierRemovals how often it was taken off this list on request, within the published time
 * @param controls the proofs that were given with this request
 * @param retest what the last test of a relay or proxy said
 * @param owner what the owner of the range says
 * @param cloud the cloud or hoster that the address is known to be of, as in {@code owners.tsv}; empty where unknown
 */
public record Findings(
        Finding<ReverseDns> reverseDns,
        Finding<Neighbours> neighbours,
        Finding<Optional<Instant>> newestAbuse,
        int earlierRemovals,
        List<Control> controls,
        Finding<Retest> retest,
        Finding<OwnerPolicy> owner,
        Optional<String> cloud) {
    public Findings {
        controls = List.copyOf(controls);
    }

    /** What was checked of these things, for the pages. */
    public List<CheckedLine> lines(Set<CheckedLine.What> wanted, Instant now) {
        return new CheckedLines(this, now).of(wanted);
    }
}
