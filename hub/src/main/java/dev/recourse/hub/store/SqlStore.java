package dev.recourse.hub.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Catalogue;
import dev.recourse.core.list.Criterion;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The store on SQLite or PostgreSQL. How the journal gets its serials is told in the schema, {@code V1__*.sql}. */
public final class SqlStore implements Store {
    private static final System.Logger LOG = System.getLogger(SqlStore.class.getName());
    private static final int FETCHED_AT_ONCE = 1_000;

    private final Database database;
    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final HikariDataSource writerPool;
    private final Writing writing;
    private final SqlJournalReader journal;
    private final SqlJournalReader followed;
    private final SqlListingReader listings;
    private final SqlRequestReader requests;
    private final SqlRequestWriter requestWriter;

    private final SqlEvidenceReader evidence;
    private final SqlReadings readings;
    private final SqlDulRuns dulRuns;
    private final SqlOutbox outbox;

    private SqlStore(Database database, Claim claim, InstantSource clock) {
        this.database = database;
        // Given back last, when nothing is being written any more.
        toClose.push(claim);
        writerPool = closing(database.writer());
        HikariDataSource readers = closing(database.reading(Pools::readers));
        journal = new SqlJournalReader(database, template(readers));
        followed = new SqlJournalReader(database, template(closing(database.reading(Pools::follower))));
        ListingStreams streams =
                new ListingStreams(database, closing(database.reading(Pools::streams)), ListingStreams.LONGEST);
        listings = new SqlListingReader(database, template(readers), streams);
        evidence = new SqlEvidenceReader(database, template(readers));

        readings = new SqlReadings(database, template(readers));
        writing = Writing.over(database, claim, writerPool, clock, this::published);
        requests = new SqlRequestReader(database, template(readers));
        requestWriter = new SqlRequestWriter(writing, template(writerPool));
        outbox = new SqlOutbox(database, template(readers), template(writerPool), writing.queue());
        closing(writing.queue());
        dulRuns = new SqlDulRuns(database, writing.queue(), template(readers), new JdbcTemplate(writerPool));
    }

    /**
     * Opens the store, making or upgrading its schema where needed, and drops what staged changes left uncommitted.
     *
     * <p>A PostgreSQL database is this store's alone as long as it is open: claimed before anything in it is looked at or
     * changed. For SQLite the lock of the data folder does that.
     *
     * @throws StoreException with a plain sentence when that is not possible, or when another has the database; a file that
     *     is not a store is left as it is
     */
    public static SqlStore open(StoreLocation location, Catalogue catalogue, InstantSource clock) {
        Database database = Database.of(location);
        return settling(open(database, claimed(database), catalogue, clock));
    }

    /** As {@link #open}, beside others on the same database: they are in no danger, they only wait for each other. */
    static SqlStore openBeside(StoreLocation location, Catalogue catalogue, InstantSource clock) {
        return settling(openUnsettled(location, catalogue, clock));
    }

    /** As {@link #openBeside}, with nobody settling in the background. */
    static SqlStore openUnsettled(StoreLocation location, Catalogue catalogue, InstantSource clock) {
        return open(Database.of(location), Claim.NONE, catalogue, clock);
    }

    private static SqlStore open(Database database, Claim claim, Catalogue catalogue, InstantSource clock) {
        try {
            return database.explained(() -> {
                database.check();
                Migrations.run(database);
                SqlStore store = new SqlStore(database, claim, clock);
                store.begin(catalogue);
                return store;
            });
        } catch (RuntimeException e) {
            close(claim, database);
            throw e;
        }
    }

    private static SqlStore settling(SqlStore store) {
        store.writing.settler().start();
        store.closing(store.writing.settler());
        return store;
    }

    private static Claim claimed(Database database) {
        try {
            return database.claim();
        } catch (SQLException e) {
            throw database.explain(e);
        }
    }

    @Override
    public Position beginEpoch(long above) {
        return writing.queue()
                .publish(1, () -> writing.heads().beginEpoch(above).position());
    }

    @Override
    public JournalReader journal() {
        return journal;
    }

    @Override
    public JournalReader followed() {
        return followed;
    }

    @Override
    public ListingReader listings() {
        return listings;
    }

    @Override
    public ListingWriter writer() {
        return new SqlListingWriter(writing, listings, requestWriter, new JdbcTemplate(writerPool));
    }

    @Override
    public RequestReader requests() {
        return requests;
    }

    @Override
    public RequestWriter requestWriter() {
        return requestWriter;
    }

    @Override
    public EvidenceReader evidence() {
        return evidence;
    }

    @Override
    public EvidenceWriter evidenceWriter() {
        return new SqlEvidenceWriter(writing, new JdbcTemplate(writerPool), evidence);
    }

    @Override
    public ReadingReader readings() {
        return readings;
    }

    @Override
    public ReadingWriter readingWriter() {
        return new SqlReadingWriter(writing.queue(), new JdbcTemplate(writerPool));
    }

    @Override
    public DulRunReader dulRuns() {
        return dulRuns;
    }

    @Override
    public DulRunWriter dulRunWriter() {
        return dulRuns;
    }

    @Override
    public OutboxReader outbox() {
        return outbox;
    }

    @Override
    public OutboxWriter outboxWriter() {
        return outbox;
    }

    @Override
    public int waiting() {
        return writing.queue().waiting();
    }

    @Override
    public void onCommit(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        while (!toClose.isEmpty()) {
            close(toClose.pop(), database);
        }
    }

    private static void close(AutoCloseable resource, Database database) {
        try {
            resource.close();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "closing " + database.name(), e);
        }
    }

    static JdbcTemplate template(DataSource connections) {
        JdbcTemplate sql = new JdbcTemplate(connections);
        sql.setFetchSize(FETCHED_AT_ONCE);
        return sql;
    }

    /** The one connection of the writer's pool. */
    HikariDataSource writerPool() {
        return writerPool;
    }

    Settler settler() {
        return writing.settler();
    }

    private void begin(Catalogue catalogue) {
        try {
            writing.queue().run(1, () -> {
                writing.heads().lock();
                writing.heads().nameFirstEpoch();
                publish(catalogue);
                writing.blocks().open().forEach(block -> writing.blocks().discard(block.id()));
                return true;
            });
        } catch (StoreException e) {
            close();
            throw e;
        }
    }

    /** Criteria of old catalogues stay: listings refer to them. */
    private void publish(Catalogue catalogue) {
        List<Object[]> criteria = catalogue.lists().stream()
                .map(BlockList::criteria)
                .flatMap(List::stream)
                .map(SqlStore::columns)
                .toList();
        new JdbcTemplate(writerPool).batchUpdate("""
            INSERT INTO criterion (list, id, version, code) VALUES (?, ?, ?, ?)
            ON CONFLICT (list, id) DO UPDATE SET version = excluded.version, code = excluded.code
            """, criteria);
    }

    private static Object[] columns(Criterion criterion) {
        return new Object[] {criterion.list(), criterion.id(), criterion.version(), criterion.code()};
    }

    private void published() {
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                // The commit stands whatever a listener says, and its caller is told so.
                LOG.log(System.Logger.Level.ERROR, "a listener of commits failed", e);
            }
        }
    }

    private <T extends AutoCloseable> T closing(T resource) {
        toClose.push(resource);
        return resource;
    }
}
