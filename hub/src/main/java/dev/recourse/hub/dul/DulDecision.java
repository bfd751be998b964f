package dev.recourse.hub.dul;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.dul.Finding;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.ListingRules;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.engine.Engine;
import dev.recourse.hub.intake.Addresses;
import dev.recourse.hub.intake.ImportProgress;
import dev.recourse.hub.intake.SizeLimits;
import dev.recourse.hub.intake.SourceChange;
import dev.recourse.hub.intake.Wanted;
import dev.recourse.hub.store.DulRun;
import dev.recourse.hub.store.Position;
import dev.recourse.hub.store.StagedChange;
import dev.recourse.hub.store.Store;
import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes what is listed from reverse names equal to a run, or takes back what a version of the rules listed. All lists and all
 * versions change in one transaction: at no moment is half of it in force, whatever dies.
 */
public final class DulDecision {
    private final DulFolder folder;
    private final Store store;
    private final Engine engine;
    private final ListingRules rules;
    private final InstantSource clock;

    public DulDecision(DulFolder folder, Store store, Engine engine, ListingRules rules, InstantSource clock) {
        this.folder = folder;
        this.store = store;
        this.engine = engine;
        this.rules = rules;
        this.clock = clock;
    }

    /** What was changed. */
    public record Done(SourceChange.Counts counts, Position position) {}

    /**
     * Applies a run.
     *
     * @param limits how much each list may shrink or grow; empty: as it comes
     * @throws RefusedException when it may not be: nothing was changed
     */
    public Done apply(DulRun run, Optional<SizeLimits> limits, ImportProgress progress) {
        folder.require(run.id());
        Map<Finding, List<Wanted>> wanted = new HashMap<>();
        for (Finding finding : Finding.values()) {
            wanted.put(finding, wanted(run, finding));
        }
        limits.ifPresent(some -> wanted.forEach((finding, entries) -> requireLikely(finding, entries, some)));
        Map<Long, DulRun.State> decided = new HashMap<>();
        store.dulRuns().all().stream()
                .filter(other -> other.state() == DulRun.State.APPLIED)
                .forEach(other -> decided.put(other.id(), DulRun.State.REPLACED));
        decided.put(run.id(), DulRun.State.APPLIED);
        try (Staging staging = new Staging(progress)) {
            String source = RdnsSources.of(run.ruleVersion());
            for (Finding finding : Finding.values()) {
                Set<Prefix> released = ProposalFiles.released(folder.released(run.id()), finding);
                for (String each : RdnsSources.all(store)) {
                    List<Wanted> entries = each.equals(source) ? wanted.getOrDefault(finding, List.of()) : List.of();
                    staging.add(finding, each, entries, released);
                }
            }
            return staging.commit(decided);
        }
    }

    /**
     * Takes back all that the rules of one version listed.
     *
     * @throws RefusedException when there is nothing of it
     */
    public Done undo(String version, ImportProgress progress) {
        String source = RdnsSources.of(version);
        if (store.listings().sources(Optional.empty()).stream()
                .noneMatch(count -> count.source().equals(source))) {
            throw new RefusedException("nothing is listed by rules of version " + version);
        }
        Map<Long, DulRun.State> decided = new HashMap<>();
        store.dulRuns().all().stream()
                .filter(run -> run.ruleVersion().equals(version) && run.state() == DulRun.State.APPLIED)
                .forEach(run -> decided.put(run.id(), DulRun.State.UNDONE));
        try (Staging staging = new Staging(progress)) {
            for (Finding finding : Finding.values()) {
                // Nothing is released: what a decision removed is not listed again by the next run either.
                staging.add(finding, source, List.of(), Set.of());
            }
            return staging.commit(decided);
        }
    }

    private List<Wanted> wanted(DulRun run, Finding finding) {
        Criterion criterion = rules.criterion(finding.list(), finding.criterion());
        List<Wanted> wanted = new ArrayList<>();
        ProposalFiles.each(
                folder.proposals(run.id()),
                finding,
                kept -> wanted.add(
                        new Wanted.Listed(kept.proposal().prefix(), criterion, RdnsSources.detail(kept.proposal()))));
        return wanted;
    }

    private void requireLikely(Finding finding, List<Wanted> wanted, SizeLimits limits) {
        List<Prefix> before = new ArrayList<>();
        store.listings().forEach(finding.list(), row -> {
            if (RdnsSources.isOne(row)) {
                before.add(row.prefix());
            }
        });
        limits.beyond(size(before), size(wanted.stream().map(Wanted::prefix).toList()))
                .ifPresent(change -> {
                    throw new RefusedException("what is listed on " + finding.list() + " from reverse names " + change
                            + ", so it is kept as it is. If the change is right, repeat it with --accept-size.");
                });
    }

    private static SizeLimits.Size size(List<Prefix> prefixes) {
        return new SizeLimits.Size(BigInteger.valueOf(prefixes.size()), Addresses.of(prefixes));
    }

    /** Staged changes of several lists and sources that become visible together, or not at all. */
    private final class Staging implements AutoCloseable {
        private final ImportProgress progress;
        private final Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        private final List<StagedChange> changes = new ArrayList<>();
        private SourceChange.Counts counts = new SourceChange.Counts(0, 0, 0, 0);

        Staging(ImportProgress progress) {
            this.progress = progress;
        }

        /** @param released what a decision removed and need not be kept out any more */
        void add(Finding finding, String source, List<Wanted> wanted, Set<Prefix> released) {
            StagedChange staged = engine.stage(finding.list(), source, Actor.ENGINE);
            changes.add(staged);
            Set<Prefix> held = new HashSet<>(RdnsSources.held(store, engine, finding.list()));
            SourceChange change =
                    new SourceChange(rules.catalogue().list(finding.list()).orElseThrow(), source, wanted, held, now);
            counts = counts.plus(change.stage(staged, store.listings(), rules, progress));
            List<Prefix> ofThis = engine.held(finding.list(), source).stream()
                    .filter(released::contains)
                    .toList();
            if (!ofThis.isEmpty()) {
                staged.release(ofThis);
            }
        }

        Done commit(Map<Long, DulRun.State> decided) {
            return new Done(counts, engine.commit(changes, decided).position());
        }

        @Override
        public void close() {
            changes.forEach(StagedChange::close);
        }
    }
}
