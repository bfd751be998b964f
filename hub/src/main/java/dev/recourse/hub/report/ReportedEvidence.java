package dev.recourse.hub.report;

import dev.recourse.core.evidence.EvidenceKind;
import dev.recourse.core.evidence.EvidenceRule;
import dev.recourse.core.evidence.ShownCount;
import dev.recourse.hub.store.EvidenceReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The evidence under a listing as strangers see it: what, roughly how often, and in which hour last. Never who saw it, by which
 * address of a trap, or in which message: a spammer would learn from it where the traps are.
 *
 * @param rule the published rule that listed by it
 * @param lastHour the beginning of the hour in which it was seen last
 */
public record ReportedEvidence(EvidenceKind kind, EvidenceRule rule, ShownCount count, Instant lastHour) {
    static ReportedEvidence of(EvidenceRule rule, EvidenceReader.Count count) {
        return new ReportedEvidence(
                rule.kind(),
                rule,
                ShownCount.of(count.count()),
                count.newestAt().truncatedTo(ChronoUnit.HOURS));
    }

    /** As a sentence. */
    public String sentence() {
        String words = kind.words();
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + " " + count.words()
                + ", last in the hour from " + Words.time(lastHour) + " on; listed by rule " + rule.reference() + ".";
    }
}
