package dev.recourse.hub.removal;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.ListingRules;
import dev.recourse.core.removal.Published;
import dev.recourse.core.removal.RemovalNumbers;
import dev.recourse.core.table.Changes;
import dev.recourse.hub.engine.Engine;
import dev.recourse.hub.report.Reporter;
import dev.recourse.hub.store.Row;
import dev.recourse.hub.store.SqlStore;
import dev.recourse.hub.store.Store;
import dev.recourse.hub.store.StoreLocation;
import dev.recourse.hub.store.StoredCase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A hub on a store of its own, with everything real but the world outside. */
public final class Hub implements AutoCloseable {
    private static final AtomicLong TOKENS = new AtomicLong();

    public final Store store;
    final Engine engine;
    public final Reporter reporter;
    public final RemovalService service;

    public Hub(Path file, InstantSource clock, Checks checks, RemovalNumbers numbers, RemovalLimits limits) {
        this(file, clock, checks, numbers, limits, Hub::countedToken);
    }

    Hub(
            Path file,
            InstantSource clock,
            Checks checks,
            RemovalNumbers numbers,
            RemovalLimits limits,
            Supplier<String> tokens) {
        Catalogue catalogue = Catalogue.shipped();
        ListingRules rules = new ListingRules(catalogue, true);
        store = SqlStore.open(new StoreLocation.Sqlite(file), catalogue, clock);
        engine = new Engine(store, rules, clock);
        reporter = new Reporter(
                this::inForceOver,
                new Changes(catalogue),
                ZonePlan.of(catalogue, "bl.example.org", false),
                store.journal(),
                clock);
        service = new RemovalService(
                new RemovalService.Parts(
                        store,
                        engine,
                        reporter,
                        rules,
                        Published.of(numbers),
                        limits,
                        checks,
                        tokens,
                        "https://bl.example.org"),
                clock);
    }

    private static String countedToken() {
        return "t" + "0".repeat(25) + TOKENS.incrementAndGet();
    }

    private List<Row> inForceOver(IpAddress address) {
        return Catalogue.shipped().lists().stream()
                .flatMap(list -> store.listings().covering(list.name(), Prefix.of(address)).stream())
                .toList();
    }

    public void list(String list, String criterion, String prefix) {
        list(list, criterion, prefix, Optional.empty());
    }

    void list(String list, String criterion, String prefix, Optional<Duration> lasting) {
        engine.add(new Engine.Addition(
                list, Prefix.parse(prefix), Optional.of(criterion), "feed", lasting, "", Actor.IMPORT));
    }

    public List<String> listed(String address) {
        return reporter.report(IpAddress.parse(address)).entries().stream()
                .map(e -> e.list().name())
                .toList();
    }

    /** Looks at all that is due, as the re-tests do. */
    public void tick() {
        service.due(1_000).stream()
                .collect(Collectors.groupingBy(StoredCase::address))
                .values()
                .forEach(cases -> {
                    try {
                        service.lookWaiting(cases);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    @Override
    public void close() {
        store.close();
    }
}
