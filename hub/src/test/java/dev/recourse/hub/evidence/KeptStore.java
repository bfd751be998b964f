package dev.recourse.hub.evidence;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.evidence.Evidence;
import dev.recourse.core.evidence.EvidenceKind;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.listing.ListingRules;
import dev.recourse.core.listing.NeverList;
import dev.recourse.hub.engine.Engine;
import dev.recourse.hub.engine.EvidenceKeeper;
import dev.recourse.hub.store.Row;
import dev.recourse.hub.store.SqlStore;
import dev.recourse.hub.store.Store;
import dev.recourse.hub.store.StoreLocation;
import dev.recourse.hub.store.Taking;
import dev.recourse.testkit.FakeClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A store in a folder with the engine and the keeper of evidence over it, and a clock of the test. */
final class KeptStore implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    final FakeClock clock = new FakeClock(START);
    final Store store;
    final Engine engine;
    final EvidenceKeeper keeper;

    private KeptStore(Path folder, ListingRules rules, NeverList never) {
        store = SqlStore.open(new StoreLocation.Sqlite(folder.resolve("recourse.db")), Catalogue.shipped(), clock);
        engine = new Engine(store, rules, clock);
        keeper = new EvidenceKeeper(store, rules, never, clock);
    }

    static KeptStore in(Path folder) {
        return in(folder, NeverList.EMPTY);
    }

    static KeptStore in(Path folder, NeverList never) {
        return new KeptStore(folder, new ListingRules(Catalogue.shipped(), true), never);
    }

    /** Where documentation ranges may not be listed. */
    static KeptStore strict(Path folder) {
        return new KeptStore(folder, new ListingRules(Catalogue.shipped(), false), NeverList.EMPTY);
    }

    Taking take(Evidence... evidence) {
        return keeper.take(List.of(evidence));
    }

    /** Seen now. */
    Evidence now(String source, EvidenceKind kind, String address) {
        return Evidence.withoutId(source, IpAddress.parse(address), kind, clock.instant(), "");
    }

    /** Two sources see spam now. */
    void spam(String address) {
        take(now("trap1", EvidenceKind.SPAM, address), now("trap2", EvidenceKind.SPAM, address));
    }

    /** The listings on exactly this prefix as "until detail". */
    List<String> on(String list, String prefix) {
        return store.listings().at(list, Prefix.parse(prefix)).stream()
                .map(row -> row.expiresAt().orElseThrow() + " " + row.detail())
                .toList();
    }

    boolean listed(String list, String prefix) {
        return store.listings().at(list, Prefix.parse(prefix)).stream().anyMatch(r -> r.kind() == Row.Kind.LISTING);
    }

    /** The journal as "ADD 192.0.2.1 ENGINE". */
    List<String> journal() {
        return store.journal().after(0, 1_000).stream()
                .map(e -> e.action() + " " + e.prefix() + " " + e.actor())
                .toList();
    }

    /** Time passes, and what is over ends. */
    void later(Duration duration) {
        clock.advance(duration);
        engine.sweepExpired();
    }

    @Override
    public void close() {
        store.close();
    }
}
