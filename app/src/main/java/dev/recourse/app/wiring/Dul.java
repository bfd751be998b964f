package dev.recourse.app.wiring;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.listing.ListingRules;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.core.rdns.PtrClassifier;
import dev.recourse.hub.cloud.CloudFolder;
import dev.recourse.hub.dul.DulBuilder;
import dev.recourse.hub.dul.DulComparison;
import dev.recourse.hub.dul.DulDecision;
import dev.recourse.hub.dul.DulFolder;
import dev.recourse.hub.dul.OwnNames;
import dev.recourse.hub.dul.PtrSource;
import dev.recourse.hub.dul.RuleSetJudge;
import dev.recourse.hub.dul.Sweep;
import dev.recourse.hub.engine.Engine;
import dev.recourse.hub.report.Background.ReadName;
import dev.recourse.hub.store.DulRun;
import dev.recourse.hub.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The dul builder with its folder, on an open store. */
public final class Dul implements AutoCloseable {
    private final DulFolder folder;
    private final Store store;
    private final Supplier<Engine> engine;
    private final ListingRules rules;
    private final SteadyClock clock;
    private final DulBuilder builder;
    private final OwnNames names;

    Dul(
            Path dataFolder,
            Store store,
            Supplier<Engine> engine,
            ListingRules rules,
            CloudFolder clouds,
            SteadyClock clock) {
        RuleSetJudge judge = new RuleSetJudge(PtrClassifier.shipped());
        this.folder = new DulFolder(dataFolder);
        this.store = store;
        this.engine = engine;
        this.rules = rules;
        this.clock = clock;
        this.builder = new DulBuilder(folder, store, engine.get(), rules, clouds, judge, clock);
        this.names = new OwnNames(folder, store.dulRuns(), judge);
    }

    public DulBuilder builder() {
        return builder;
    }

    public DulComparison comparison() {
        return new DulComparison(folder, store);
    }

    public DulDecision decision() {
        return new DulDecision(folder, store, engine.get(), rules, clock.deciding());
    }

    /** @param rate questions a second for each reverse zone */
    public Sweep sweep(PtrSource source, int rate) {
        return new Sweep(folder, source, clock, rate);
    }

    /** All runs, newest first. */
    public List<DulRun> runs() {
        return store.dulRuns().all();
    }

    /**
     * The run of that id.
     *
     * @throws RefusedException when there is none
     */
    public DulRun run(long id) {
        return store.dulRuns().run(id).orElseThrow(() -> new RefusedException("there is no run " + id));
    }

    /**
     * The run from which listings are made now.
     *
     * @throws RefusedException when there is none
     */
    public DulRun applied() {
        return store.dulRuns()
                .applied()
                .orElseThrow(() -> new RefusedException("no run is applied (recourse dul show)"));
    }

    /** The name of an address as it was read for what is in force. */
    Optional<ReadName> ownName(IpAddress address) {
        return names.find(address);
    }

    @Override
    public void close() {
        names.close();
    }
}
