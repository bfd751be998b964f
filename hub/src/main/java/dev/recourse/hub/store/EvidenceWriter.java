package dev.recourse.hub.store;

import dev.recourse.core.evidence.Evidence;
import dev.recourse.core.evidence.EvidenceKind;
import java.time.Instant;
import java.util.List;

/** Keeps evidence, with what it does to listings in the same transaction. Used by the engine alone. */
public interface EvidenceWriter {
    /** The most that is taken in one transaction. */
    int MOST = 1_000;

    /**
     * Keeps what is new and applies what the judge says of the units that it is about; returns when both are durable. All
     * or nothing.
     *
     * @param evidence 1 to {@link #MOST} pieces
     */
    Taking take(List<Evidence> evidence, EvidenceJudge judge);

    /** From now on nothing counts that was received from the source until now. Its listings end by {@link #tidyWithdrawn}. */
    void withdraw(String source);

    /**
     * Takes away some evidence of withdrawn sources, and applies what the judge says of its units without it, in one short
     * transaction. To be called until nothing is left.
     *
     * @return how many pieces went, and how many journal entries were written
     */
    Tidied tidyWithdrawn(EvidenceJudge judge);

    /**
     * Takes away some evidence of the kind that was seen before the time, in one short transaction.
     *
     * @return how many pieces went: 0 when none is left
     */
    int forget(EvidenceKind kind, Instant before);

    /** What one transaction of tidying did. */
    record Tidied(int evidence, long entries) {}
}
