package dev.recourse.hub.feed;

import dev.recourse.core.feed.Session;
import dev.recourse.core.snapshot.PolicyDigest;
import dev.recourse.core.snapshot.SigningKey;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.hub.store.JournalReader;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What edges follow. Each has a thread of its own that waits here for the next publication, so an edge that reads slowly
 * holds up nobody else, and nothing is kept for it: it is written to from the journal.
 */
public final class Feed implements AutoCloseable {
    /** Each is a whole file from the disk. */
    public static final int MOST_SNAPSHOTS = 8;

    /** How many edges may follow. */
    public static final int MOST_EDGES = FollowedEdges.MOST;

    /** How many snapshots are kept for those whose way was cut. */
    public static final int MOST_KEPT_SNAPSHOTS = KeptSnapshots.MOST;

    private final Source source;
    private final FeedTokens tokens;
    private final Entries entries;
    private final InstantSource clock;
    private final FollowedEdges edges = new FollowedEdges();
    private final Semaphore snapshots = new Semaphore(MOST_SNAPSHOTS);
    private final KeptSnapshots kept = new KeptSnapshots();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private volatile boolean closed;

    /**
     * What is told.
     *
     * @param current what the hub itself answers now: no edge is told more
     * @param file the bytes of a snapshot of the policy of now, signed by the key of now, and not much older than now
     */
    public record Source(JournalReader journal, Supplier<Snapshot> current, SnapshotBytes file, SigningKey key) {}

    /** Maps the snapshot file. */
    @FunctionalInterface
    public interface SnapshotBytes {
        /** @param atLeast not older than this serial, where the journal has it */
        MemorySegment map(long atLeast) throws IOException;
    }

    /** Does something with a snapshot. */
    @FunctionalInterface
    public interface Taker {
        void take(OfferedSnapshot snapshot) throws IOException;
    }

    public Feed(Source source, FeedTokens tokens, InstantSource clock) {
        this.source = source;
        this.tokens = tokens;
        this.clock = clock;
        this.entries = new Entries(source.journal());
    }

    /**
     * The name of the edge whose token this is.
     *
     * @throws IOException when the file of tokens cannot be used any more
     */
    public Optional<String> nameOf(String token) throws IOException {
        return tokens.nameOf(token);
    }

    /**
     * Whether the edge of this name may come with a certificate of that name.
     *
     * @throws IOException when the file of tokens cannot be used any more
     */
    public boolean hasCertificate(String name) throws IOException {
        return tokens.hasCertificate(name);
    }

    /** Says that something was published. Returns at once. */
    public void published() {
        lock.lock();
        try {
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives a snapshot.
     *
     * @param atLeast not older than this serial, where the journal has it: an edge takes nothing older than it has seen
     * @param begun the tag of the one that the edge has a part of; where that is not kept any more it is given another one
     * @return false when as many take it as may
     * @throws IOException when it cannot be read, or not taken
     */
    public boolean snapshot(long atLeast, Optional<String> begun, Taker taker) throws IOException {
        if (!snapshots.tryAcquire()) {
            return false;
        }
        try {
            Optional<OfferedSnapshot> again = begun.flatMap(tag -> kept.of(tag, clock.instant()));
            taker.take(again.isPresent() ? again.get() : kept.keep(source.file().map(atLeast), clock.instant()));
            return true;
        } finally {
            snapshots.release();
        }
    }

    /** Lets an edge follow from where it is, if there is a way on from there. */
    public Opening open(FollowRequest request) {
        Optional<String> reason = gone(request);
        if (reason.isPresent()) {
            return new Opening.Gone(reason.get());
        }
        return edges.add(request, clock.instant())
                .<Opening>map(edge -> new Opening.Followed(new FeedStream(this, edge)))
                .orElseGet(Opening.Full::new);
    }

    private Optional<String> gone(FollowRequest request) {
        Snapshot now = source.current().get();
        if (request.epoch() != now.epoch()) {
            return Optional.of("this is epoch " + now.epoch() + " and not " + request.epoch());
        }
        if (request.after() > now.serial()) {
            return Optional.of("the journal ends at " + now.serial() + ", before " + request.after());
        }
        if (request.policy() != PolicyDigest.of(now.policy())) {
            return Optional.of("other lists, zones or texts are published now");
        }
        if (request.after() > 0 && !entries.isOf(request.after(), request.changedAt())) {
            return Optional.of("the entry " + request.after() + " is another one here");
        }
        return Optional.empty();
    }

    /** An edge says up to where it answers. Of a connection that is not there nothing is noted. */
    public void answers(String name, Session session, long serial) {
        long journal = source.current().get().serial();
        edges.of(name, session).ifPresent(edge -> edge.answers(Math.min(serial, journal), journal, clock.instant()));
    }

    /** How far each is. */
    public List<EdgeStatus> status() {
        return edges.status(source.current().get().serial(), clock.instant());
    }

    /**
     * What it holds for edges now; each has a limit.
     *
     * @param edges that follow
     * @param snapshots that are being taken
     * @param keptSnapshots for edges whose way was cut
     */
    public record Load(int edges, int snapshots, int keptSnapshots) {}

    /** What it holds for edges now. */
    public Load load() {
        return new Load(edges.connected(), MOST_SNAPSHOTS - snapshots.availablePermits(), kept.count());
    }

    /** Ends all streams. */
    @Override
    public void close() {
        closed = true;
        published();
    }

    /** Waits until more than that is published, another epoch is, or the time is over. */
    Snapshot awaitNews(long epoch, long serial, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lock();
        try {
            Snapshot now = source.current().get();
            while (!closed && left > 0 && now.epoch() == epoch && now.serial() <= serial) {
                left = news.awaitNanos(left);
                now = source.current().get();
            }
            return now;
        } finally {
            lock.unlock();
        }
    }

    /** Waits whatever is published, so that a flood of changes is told in few frames. */
    void pause(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    Entries entries() {
        return entries;
    }

    SigningKey key() {
        return source.key();
    }

    InstantSource clock() {
        return clock;
    }

    boolean isClosed() {
        return closed;
    }

    void ended(FollowedEdge edge) {
        edges.remove(edge);
    }
}
