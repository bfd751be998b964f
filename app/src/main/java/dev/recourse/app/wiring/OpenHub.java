package dev.recourse.app.wiring;

import dev.recourse.app.config.Settings;
import dev.recourse.app.control.DataFolder;
import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Policy;
import dev.recourse.core.list.ZonePlan;
import dev.recourse.core.listing.ListingRules;
import dev.recourse.core.snapshot.PublicKey;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.core.table.Changes;
import dev.recourse.hub.cloud.CloudFolder;
import dev.recourse.hub.engine.Engine;
import dev.recourse.hub.engine.EvidenceKeeper;
import dev.recourse.hub.evidence.EvidenceDesk;
import dev.recourse.hub.feed.Feed;
import dev.recourse.hub.publish.Publisher;
import dev.recourse.hub.publish.SnapshotFile;
import dev.recourse.hub.publish.SwitchBoard;
import dev.recourse.hub.removal.RemovalService;
import dev.recourse.hub.report.Background;
import dev.recourse.hub.report.Reporter;
import dev.recourse.hub.store.Position;
import dev.recourse.hub.store.Row;
import dev.recourse.hub.store.SqlStore;
import dev.recourse.hub.store.Store;
import dev.recourse.hub.store.StoreException;
import dev.recourse.hub.store.StoreLocation;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/** The deciding half, open on its store: what commands and pages work with. */
public final class OpenHub implements AutoCloseable {
    /** The clock may be behind the journal by so much (a corrected clock); more means that one of them is wrong. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofHours(1);

    /** Below this, changes are kept until the next minute: looking at so many costs a query less than a fold costs. */
    private static final int FOLDED_AT = 20_000;

    private final Settings settings;
    private final SteadyClock clock;
    private final Store store;
    private final Publisher publisher;
    private final ListingRules rules;
    private final Changes changes;
    private final ZonePlan zonePlan;
    private final SnapshotFile snapshotFile;
    private final SwitchBoard switches;
    private final Folds folds = new Folds();
    private final PublicKey key;
    private final Optional<Feed> feed;
    private final RemovalService removal;
    private final EvidenceKeeper evidence;
    private final Optional<EvidenceDesk> evidenceDesk;
    private final CloudFolder clouds;
    private final Dul dul;
    private Snapshot saved;
    /** Whether the snapshot file was written by this process: of the policy and the key of now. */
    private boolean written;

    /** Set once, where a server answers DNS beside this. */
    private volatile Optional<Answering> answering = Optional.empty();

    private OpenHub(
            Settings settings,
            SteadyClock clock,
            Store store,
            Start start,
            Path data,
            CloudFolder clouds,
            Consumer<Snapshot> listener,
            Consumer<String> warnings) {
        this.settings = settings;
        this.clock = clock;
        this.store = store;
        this.clouds = clouds;
        Policy policy = start.snapshot().policy();
        this.rules = new ListingRules(policy.catalogue(), settings.documentationRanges());
        this.changes = new Changes(policy.catalogue());
        this.zonePlan = Policies.of(settings).zones();
        this.snapshotFile = start.file();
        this.switches = start.switches();
        this.saved = start.snapshot();
        this.key = start.key().publicKey();
        this.feed = feed(start);
        this.evidence = new EvidenceKeeper(store, rules, start.never(), clock.deciding());
        this.evidenceDesk = start.evidenceTokens().map(tokens -> new EvidenceDesk(evidence, tokens, clock));
        this.dul = new Dul(data, store, this::engine, rules, clouds, clock);
        this.publisher = new Publisher(
                store.followed(),
                changes,
                snapshotFile,
                start.snapshot(),
                listener.andThen(snapshot -> feed.ifPresent(Feed::published)),
                warnings);
        this.removal = Removals.of(settings, store, rules, engine(), reporter(), clouds, clock);
    }

    private Optional<Feed> feed(Start start) {
        return start.tokens()
                .map(tokens -> new Feed(
                        new Feed.Source(store.journal(), this::current, this::mapSnapshot, start.key()),
                        tokens,
                        clock));
    }

    /**
     * Opens the store and brings what is answered up to its journal.
     *
     * @param start what the snapshot file said
     * @param listener is told of every new state
     * @param warnings is told of trouble that does not stop anything
     * @throws StoreException when the store cannot be used, or the clock is far behind it
     */
    public static OpenHub open(
            Settings settings,
            DataFolder folder,
            Start start,
            Consumer<Snapshot> listener,
            Consumer<String> warnings,
            SteadyClock clock) {
        SqlStore store = SqlStore.open(location(settings, folder), Catalogue.shipped(), clock.deciding());
        try {
            beginEpochAfterRestore(store, start, warnings);
            CloudFolder clouds = CloudFolder.open(folder.path(), warnings);
            OpenHub hub = new OpenHub(settings, clock, store, start, folder.path(), clouds, listener, warnings);
            hub.publisher.start();
            hub.requireClock();
            store.onCommit(hub.publisher::wake);
            return hub;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /**
     * What was answered last is never ahead of its store, unless that was restored from a backup: the serials that follow
     * were given to other entries once, and whoever has seen those must not take the new ones for their continuation.
     */
    private static void beginEpochAfterRestore(Store store, Start start, Consumer<String> warnings) {
        Position head = store.journal().head();
        Position answered =
                new Position(start.snapshot().epoch(), start.snapshot().serial());
        if (answered.isAfter(head)) {
            Position begun = store.beginEpoch(answered.epoch());
            warnings.accept("the store is older than what was answered last (it ends at journal " + head.serial()
                    + " of epoch " + head.epoch() + ", answered was " + answered.serial() + " of " + answered.epoch()
                    + "), as after a restore from a backup: epoch " + begun.epoch() + " begins");
        }
    }

    private static StoreLocation location(Settings settings, DataFolder folder) {
        return settings.storeUrl()
                .<StoreLocation>map(url -> new StoreLocation.Postgres(url, settings.storeUser(), password(settings)))
                .orElseGet(() -> new StoreLocation.Sqlite(DataFolder.database(folder.path())));
    }

    private static String password(Settings settings) {
        Path file = settings.storePasswordFile()
                .orElseThrow(() -> new StoreException("store.url is set, and so store.password-file must be"));
        try {
            return Files.readAllLines(file).getFirst();
        } catch (IOException | NoSuchElementException e) {
            throw new StoreException("the password file " + file + " cannot be read", e);
        }
    }

    private void requireClock() {
        Instant last = Instant.ofEpochSecond(publisher.current().changedAt());
        if (clock.instant().plus(CLOCK_TOLERANCE).isBefore(last)) {
            throw new StoreException("the clock of this machine says " + clock.instant() + ", but the journal goes to "
                    + last + "; set the clock right and start again");
        }
    }

    public Settings settings() {
        return settings;
    }

    /** The key that edges are to trust. */
    public PublicKey key() {
        return key;
    }

    /** What edges follow, where that is configured. */
    public Optional<Feed> feed() {
        return feed;
    }

    /** Takes evidence. */
    public EvidenceKeeper evidence() {
        return evidence;
    }

    /** Where sources bring evidence over the web, where that is configured. */
    public Optional<EvidenceDesk> evidenceDesk() {
        return evidenceDesk;
    }

    /** The time to answer and to report by. */
    public SteadyClock clock() {
        return clock;
    }

    public Store store() {
        return store;
    }

    public ListingRules rules() {
        return rules;
    }

    public Changes changes() {
        return changes;
    }

    public ZonePlan zonePlan() {
        return zonePlan;
    }

    /** What is answered now. */
    public Snapshot current() {
        return publisher.current();
    }

    /** Requests for removal. */
    public RemovalService removal() {
        return removal;
    }

    public Engine engine() {
        return new Engine(store, rules, clock.deciding());
    }

    public Reporter reporter() {
        return new Reporter(this::inForceOver, changes, zonePlan, store.journal(), clock)
                .with(unit -> store.evidence().counts(unit))
                .knowing(this::background);
    }

    private Background background(IpAddress address) {
        return new Background(clouds.ranges().find(address), dul.ownName(address));
    }

    /** What builds lists from reverse names. */
    public Dul dul() {
        return dul;
    }

    /** The ranges of clouds that were imported. */
    public CloudFolder clouds() {
        return clouds;
    }

    private List<Row> inForceOver(IpAddress address) {
        return rules.catalogue().lists().stream()
                .flatMap(list -> store.listings().covering(list.name(), Prefix.of(address)).stream())
                .toList();
    }

    /** How many changed prefixes are folded at once, and not with the next minute. */
    long foldsAt() {
        return Math.max(FOLDED_AT, current().table().size() / 100);
    }

    /** Whether so much has changed that answers and memory gain by folding it soon. */
    boolean foldIsDue() {
        return current().table().changed() > foldsAt();
    }

    /**
     * Writes the snapshot file, and folds all changes into it, where the state has moved on since the last time.
     *
     * @throws IOException when it could not; the old file is untouched and the store has everything in any case
     */
    public synchronized void saveSnapshot() throws IOException {
        Snapshot now = current();
        if (now.serial() != saved.serial()
                || now.epoch() != saved.epoch()
                || !now.policy().equals(saved.policy())
                || !snapshotFile.exists()) {
            publisher.fold();
            folds.done(clock.instant());
            saved = now;
            written = true;
        }
    }

    /** What is turned off. After a change call {@link #publishSwitches}. */
    public SwitchBoard switches() {
        return switches;
    }

    /** Answers by what is turned off now; a list whose end has come is one more thing that is. */
    public void publishSwitches() {
        Policy policy = switches.policy();
        if (!policy.equals(current().policy())) {
            publisher.publish(policy);
        }
    }

    /** How often changes were folded into the snapshot, and when last. */
    Folds folds() {
        return folds;
    }

    /** The server that answers beside this; empty where a command works by itself. */
    public Optional<Answering> answering() {
        return answering;
    }

    void answering(Answering server) {
        answering = Optional.of(server);
    }

    /** The bytes of the snapshot file for an edge. One of an earlier start may be of another configuration or key. */
    private synchronized MemorySegment mapSnapshot(long atLeast) throws IOException {
        Snapshot now = current();
        boolean old = saved.serial() < atLeast && saved.serial() < now.serial();
        if (!written || old || !now.policy().equals(saved.policy())) {
            publisher.fold();
            saved = now;
            written = true;
        }
        return snapshotFile.map();
    }

    @Override
    public void close() {
        publisher.close();
        dul.close();
        store.close();
    }
}
