package dev.recourse.hub.report;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.BlockList;
import java.time.Instant;
import java.util.Optional;

/**
 * An exemption in force.
 *
 * @param cause why; may be empty
 * @param until when it is reviewed; empty: no date is set
 * @param id its public id
 */
public record ReportedExemption(
        BlockList list, Prefix prefix, String cause, Instant since, Optional<Instant> until, long id) {

    /** When it ends, in words. */
    public String untilText() {
        return until.map(at -> "reviewed on " + Words.time(at)).orElse("no end is set");
    }
}
