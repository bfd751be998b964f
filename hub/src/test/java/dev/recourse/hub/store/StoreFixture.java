package dev.recourse.hub.store;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.listing.Action;
import dev.recourse.core.listing.Actor;
import dev.recourse.core.listing.JournalEntry;
import dev.recourse.core.listing.Listing;
import dev.recourse.core.listing.ListingRules;
import dev.recourse.testkit.FakeClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.JdbcTemplate;

/** A fresh store for each test, and the words in which the contracts speak. */
abstract class StoreFixture {
    static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    static final Catalogue CATALOGUE = Catalogue.shipped();
    static final ListingRules RULES = new ListingRules(CATALOGUE, true);

    /** A new store's epoch is the second of its birth. */
    static final long EPOCH = START.getEpochSecond();

    final FakeClock clock = new FakeClock(START);
    private final List<SqlStore> opened = new ArrayList<>();
    private StoreLocation location;
    SqlStore store;

    /** An empty database. */
    abstract StoreLocation fresh();

    @BeforeEach
    void openStore() {
        location = fresh();
        store = another();
    }

    @AfterEach
    void closeStores() {
        opened.reversed().forEach(SqlStore::close);
    }

    /** One more store on the same database, as another process would open it. */
    SqlStore another() {
        SqlStore another = SqlStore.openBeside(location, CATALOGUE, clock);
        opened.add(another);
        return another;
    }

    /** Closes everything and opens the database again, with nobody settling in the background. */
    void reopenUnsettled() {
        closeStores();
        opened.clear();
        store = SqlStore.openUnsettled(location, CATALOGUE, clock);
        opened.add(store);
    }

    void reopen() {
        closeStores();
        opened.clear();
        store = another();
    }

    JdbcTemplate raw() {
        return new JdbcTemplate(store.writerPool());
    }

    static Listing listing(String list, String prefix, String source, Optional<Instant> expiresAt, String detail) {
        return Listing.of(
                RULES,
                CATALOGUE.list(list).orElseThrow().criteria().getFirst(),
                Prefix.parse(prefix),
                source,
                expiresAt,
                detail);
    }

    static Change.Add add(String prefix) {
        return add(prefix, "feed");
    }

    static Change.Add add(String prefix, String source) {
        return new Change.Add(listing("rbl", prefix, source, Optional.empty(), ""));
    }

    static Change.Add addUntil(String prefix, Instant expiresAt, String detail) {
        return new Change.Add(listing("rbl", prefix, "feed", Optional.of(expiresAt), detail));
    }

    static Change.End end(String prefix) {
        return end(prefix, Action.REMOVE);
    }

    static Change.End end(String prefix, Action action) {
        return new Change.End("rbl", Prefix.parse(prefix), "spam-source", "feed", action);
    }

    static Change.Hole hole(String prefix) {
        return new Change.Hole("rbl", Prefix.parse(prefix), "feed");
    }

    static Change.Unhole unhole(String prefix) {
        return new Change.Unhole("rbl", Prefix.parse(prefix), "feed");
    }

    ListingWriter.Committed apply(Change... changes) {
        return store.writer().apply(List.of(changes), Actor.OPERATOR);
    }

    StagedChange stage() {
        return store.writer().stage("rbl", "feed", Actor.IMPORT);
    }

    List<JournalEntry> journal() {
        return store.journal().after(0, 100_000);
    }

    /** The journal's entries as "ADD 192.0.2.1". */
    List<String> told() {
        return journal().stream().map(e -> e.action() + " " + e.prefix()).toList();
    }

    /** What is in force, as "LISTING 192.0.2.1". */
    List<String> inForce() {
        List<String> rows = new ArrayList<>();
        store.listings().forEach("rbl", row -> rows.add(row.kind() + " " + row.prefix()));
        return rows;
    }

    /** What is in force is exactly what the journal says, gone over again from its beginning by its published rules. */
    void assertReplayIsInForce() {
        assertReplayIsInForce(store);
    }

    static void assertReplayIsInForce(Store store) {
        new Replay().goOn(store);
    }
}
