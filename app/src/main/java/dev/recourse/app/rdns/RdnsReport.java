package dev.recourse.app.rdns;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.Fcrdns;
import dev.recourse.core.rdns.PtrVerdict;
import dev.recourse.lookup.rdns.NeighbourhoodVerdict;
import dev.recourse.lookup.rdns.PtrAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was found out of one address.
 *
 * @param readAt when
 * @param verdicts what each name says, in the order of the names; where there are none, that one verdict; where it is unknown,
 *     empty
 * @param neighbourhood what the neighbours' names say of the first name; empty where there is no name
 */
public record RdnsReport(
        IpAddress address,
        Instant readAt,
        PtrAnswer ptr,
        List<PtrVerdict> verdicts,
        Fcrdns fcrdns,
        Optional<NeighbourhoodVerdict> neighbourhood) {
    public RdnsReport {
        verdicts = List.copyOf(verdicts);
    }

    /** Whether anything was found out. */
    public boolean isKnown() {
        return !(ptr instanceof PtrAnswer.Unknown);
    }
}
