package dev.recourse.hub.intake;

import dev.recourse.core.list.BlockList;
import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.Listing;
import dev.recourse.core.listing.ListingRules;
import dev.recourse.hub.store.Change;
import dev.recourse.hub.store.StagedChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stages a difference, a batch at a time. */
final class Stager {
    private static final int BATCH = 2_000;

    private final StagedChange staged;
    private final ImportProgress progress;
    private final long total;
    private final List<Change> batch = new ArrayList<>(BATCH);
    private long done;

    private Stager(StagedChange staged, ImportProgress progress, long total) {
        this.staged = staged;
        this.progress = progress;
        this.total = total;
    }

    /** Stages everything; nothing is visible before the commit, which is the caller's. */
    static void stage(
            StagedChange staged,
            Difference difference,
            ListingRules rules,
            BlockList list,
            String source,
            Instant now,
            ImportProgress progress) {
        Stager stager = new Stager(
                staged, progress, difference.toPut().size() + difference.toEnd().size());
        Optional<Instant> expiry = list.expiry().map(now::plus);
        for (Difference.Ended ended : difference.toEnd()) {
            stager.add(ended.criterionId()
                    .<Change>map(id -> new Change.End(list.name(), ended.prefix(), id, source, Action.REMOVE))
                    .orElseGet(() -> new Change.Unhole(list.name(), ended.prefix(), source)));
        }
        for (Wanted wanted : difference.toPut()) {
            stager.add(
                    switch (wanted) {
                        case Wanted.Hole hole -> new Change.Hole(list.name(), hole.prefix(), source);
                        case Wanted.Listed l ->
                            new Change.Add(Listing.of(rules, l.criterion(), l.prefix(), source, expiry, l.detail()));
                    });
        }
        stager.flush();
    }

    private void add(Change change) {
        batch.add(change);
        if (batch.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        if (!batch.isEmpty()) {
            staged.add(List.copyOf(batch));
            done += batch.size();
            batch.clear();
            progress.staged(done, total);
        }
    }
}
