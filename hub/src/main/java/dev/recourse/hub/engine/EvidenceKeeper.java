package dev.recourse.hub.engine;

import dev.recourse.core.evidence.Evidence;
import dev.recourse.core.evidence.EvidenceKind;
import dev.recourse.core.evidence.EvidenceTimes;
import dev.recourse.core.listing.Listing;
import dev.recourse.core.listing.ListingRules;
import dev.recourse.core.listing.NeverList;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.store.EvidenceWriter;
import dev.recourse.hub.store.EvidenceWriter.Tidied;
import dev.recourse.hub.store.Store;
import dev.recourse.hub.store.Taking;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Takes evidence and lists by it, and lets go of what is withdrawn or too old. Safe for any number of threads. */
public final class EvidenceKeeper {
    /** Pieces of one kind that a call of {@link #forgetOld} takes away at the most, in steps of short transactions. */
    private static final int FORGOTTEN_AT_ONCE = 20;

    private final EvidenceWriter writer;
    private final EvidenceRulings rulings;
    private final ListingRules rules;
    private final InstantSource clock;
    private final LongAdder kept = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder refused = new LongAdder();

    public EvidenceKeeper(Store store, ListingRules rules, NeverList never, InstantSource clock) {
        this.writer = store.evidenceWriter();
        this.rulings = new EvidenceRulings(rules, never);
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Takes all of it, or nothing; returns when it is durable, with the listings that follow from it.
     *
     * @param evidence 1 to {@link EvidenceWriter#MOST} pieces
     */
    public Taking take(List<Evidence> evidence) {
        Taking taking = firstRefusal(evidence)
                .<Taking>map(Function.identity())
                .orElseGet(() -> writer.take(evidence, rulings::onNew));
        switch (taking) {
            case Taking.Taken taken -> {
                kept.add(taken.kept());
                repeated.add(taken.repeated());
            }
            case Taking.Refused r -> refused.add(evidence.size());
        }
        return taking;
    }

    private Optional<Taking.Refused> firstRefusal(List<Evidence> evidence) {
        Instant now = clock.instant();
        for (int i = 0; i < evidence.size(); i++) {
            Optional<String> reason = refusal(evidence.get(i), now);
            if (reason.isPresent()) {
                return Optional.of(new Taking.Refused(i, reason.get()));
            }
        }
        return Optional.empty();
    }

    /** What has come since the start. */
    public Count count() {
        return new Count(kept.sum(), repeated.sum(), refused.sum());
    }

    /**
     * How many pieces of evidence came.
     *
     * @param refused those of blocks in which one piece was wrong
     */
    public record Count(long kept, long repeated, long refused) {}

    /** Why evidence could never be taken now, whatever else is in the store; empty where it can. */
    public Optional<String> refusal(Evidence evidence) {
        return refusal(evidence, clock.instant());
    }

    private Optional<String> refusal(Evidence evidence, Instant now) {
        return rules.forbidden(evidence.unit())
                .map(special -> evidence.address() + " is special-purpose space (" + special.prefix() + ", "
                        + special.name() + "): no mail comes from there"
                        + (special.documentation() ? "; documentation-ranges = allow permits it for trials" : ""))
                .or(() -> EvidenceTimes.refusal(evidence.kind(), evidence.seenAt(), now));
    }

    /**
     * Withdraws all that a source has sent until now. It counts for nothing at once; then, piece by piece, the listings end
     * that rest on nothing else. What is interrupted goes on at the next start.
     *
     * @param progress is told how many pieces of evidence have gone
     * @throws RefusedException when the name is none
     */
    public Withdrawn withdraw(String source, LongConsumer progress) {
        Listing.requireSourceName(source);
        writer.withdraw(source);
        return finishWithdrawals(progress);
    }

    /**
     * What a withdrawal did.
     *
     * @param evidence how many pieces of evidence went
     * @param listings how many listings ended, or end earlier than before
     */
    public record Withdrawn(long evidence, long listings) {}

    /** Goes on with withdrawals that were interrupted. */
    public void finishWithdrawals() {
        finishWithdrawals(gone -> {});
    }

    private Withdrawn finishWithdrawals(LongConsumer progress) {
        long evidence = 0;
        long listings = 0;
        while (true) {
            Tidied tidied = writer.tidyWithdrawn(rulings::onWithdrawal);
            if (tidied.evidence() == 0) {
                return new Withdrawn(evidence, listings);
            }
            evidence += tidied.evidence();
            listings += tidied.entries();
            progress.accept(evidence);
        }
    }

    /** Takes away evidence whose published retention is over: some of it, the rest with the next calls. */
    public void forgetOld() {
        Instant now = clock.instant();
        for (EvidenceKind kind : EvidenceKind.values()) {
            Instant before = now.minus(kind.retention());
            int steps = 0;
            while (writer.forget(kind, before) > 0 && ++steps < FORGOTTEN_AT_ONCE) {}
        }
    }
}
