package dev.recourse.hub.report;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Criterion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One listing that counts.
 *
 * @param confirmedAt when its source last brought or renewed it
 * @param until when it ends by itself; empty: while it is true
 * @param id its public id: the journal position that began it
 * @param detail what was found; may be empty
 * @param zones the names of the zones in which it answers
 * @param oldAnswer how long an answer given now may be kept by others
 * @param evidence what a rule listed it by, as strangers may see it; empty where no rule did
 */
public record ReportedEntry(
        BlockList list,
        Criterion criterion,
        Prefix prefix,
        String source,
        Instant since,
        Instant confirmedAt,
        Optional<Instant> until,
        long id,
        String detail,
        List<String> zones,
        Duration oldAnswer,
        List<ReportedEvidence> evidence) {

    /** Why, as a sentence that blames no address for its whole range. */
    public String sentence() {
        return prefix.isSingle()
                ? "This address " + criterion.sentence() + "."
                : "This address is in " + prefix + ", which " + criterion.sentence() + ".";
    }

    /** When it ends, in words. */
    public String untilText() {
        return until.map(Words::time).orElse("while it is true");
    }
}
