package dev.recourse.edge.feed;

import dev.recourse.core.feed.FeedException;
import dev.recourse.core.feed.Frame;
import dev.recourse.core.feed.Session;
import dev.recourse.core.snapshot.PublicKey;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.core.snapshot.SnapshotException;
import dev.recourse.core.snapshot.SnapshotReader;
import dev.recourse.edge.answer.ServedView;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Follows one hub for as long as it is open. One thread takes the snapshot where there is nothing to go on from, and then
 * applies frame by frame; whatever goes wrong, what is answered stays, and it is tried again. Another writes what is answered
 * to disk and tells the hub how far it is.
 */
public final class Follower implements AutoCloseable {
    private final Hub hub;
    private final Trust trust;
    private final EdgeFolder folder;
    private final InstantSource clock;
    private final Consumer<String> say;
    private final SecureRandom random = new SecureRandom();
    private final Pause pause = new Pause(random);
    private final Answered answered = new Answered();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread following;
    private final Upkeep upkeep;

    /** Written by the following thread. */
    private volatile FollowStatus status = FollowStatus.BEGINNING;

    /** What was sent last, and by which connection; written by the following thread. */
    private volatile Optional<Following> connection = Optional.empty();

    private String lastTrouble = "";
    private boolean snapshotIsNeeded;

    /** A connection that is open. */
    record Following(Session session, Hub.HubStream stream) {}

    /**
     * Who is believed.
     *
     * @param keys one of these must have signed; where there are none, whoever signed the snapshot is believed
     * @param older whether a snapshot that is older than what was seen before is taken, once
     */
    public record Trust(Set<PublicKey> keys, boolean older) {
        public Trust {
            keys = Set.copyOf(keys);
        }
    }

    /**
     * Reads what the folder has, so that it can be answered from at once, and begins to follow.
     *
     * @param say is told, in sentences, of trouble and of its end
     * @throws IOException when the folder cannot be used
     */
    public static Follower start(Hub hub, Trust trust, EdgeFolder folder, InstantSource clock, Consumer<String> say)
            throws IOException {
        Follower follower = new Follower(hub, trust, folder, clock, say);
        follower.readFolder();
        follower.following.start();
        follower.upkeep.start();
        return follower;
    }

    private Follower(Hub hub, Trust trust, EdgeFolder folder, InstantSource clock, Consumer<String> say)
            throws IOException {
        this.hub = hub;
        this.trust = trust;
        this.folder = folder;
        this.clock = clock;
        this.say = say;
        this.upkeep = new Upkeep(answered, folder, clock, say);
        this.following = Thread.ofPlatform().name("follow").daemon().unstarted(this::run);
    }

    /** What to answer from now. */
    public ServedView view() {
        return answered.view();
    }

    /** What that is of; nothing before the first snapshot. */
    public Optional<Snapshot> snapshot() {
        return answered.state().map(Answered.State::snapshot);
    }

    /** How it stands. */
    public FollowStatus status() {
        return status;
    }

    @Override
    public void close() {
        closed.countDown();
        connection.ifPresent(open -> open.stream().close());
        following.interrupt();
        try {
            following.join(Duration.ofSeconds(10));
            upkeep.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readFolder() throws IOException {
        Noted noted = trust.older() ? folder.noted().forgotten() : folder.noted();
        upkeep.begin(noted);
        try {
            folder.read().ifPresent(snapshot -> answered.replace(snapshot, noted.currentAt()));
        } catch (SnapshotException e) {
            say.accept("the snapshot of this edge is not used: " + e.getMessage() + "; it is taken from the hub anew");
        }
    }

    private void run() {
        try {
            while (closed.getCount() > 0) {
                attempt();
                connection = Optional.empty();
                closed.await(pause.next().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Follows until something goes wrong. Whatever it is, this thread goes on: without it the edge would grow old. */
    private void attempt() {
        try {
            follow();
        } catch (FeedException e) {
            trouble("what came from " + hub + " is not believed: " + e.getMessage());
            // Who was told whom to trust goes on trusting that one; the others take the key of the next snapshot.
            snapshotIsNeeded |= trust.keys().isEmpty();
        } catch (OutOfStepException e) {
            trouble(hub + " and this edge are out of step, so the snapshot is taken anew: " + e.getMessage());
            snapshotIsNeeded = true;
        } catch (SnapshotException e) {
            trouble("the snapshot of " + hub + " is not taken: " + e.getMessage());
        } catch (IOException e) {
            trouble("there is no connection to " + hub + ": " + e.getMessage());
        } catch (RuntimeException e) {
            trouble("following " + hub + " failed: " + e);
        }
    }

    private void follow() throws IOException, FeedException, SnapshotException, OutOfStepException {
        if (snapshotIsNeeded || answered.state().isEmpty()) {
            takeSnapshot();
        }
        Session session = new Session(random.nextLong(), random.nextLong());
        Hub.Told told = ask(session);
        if (told instanceof Hub.Told.TakeSnapshot gone) {
            say.accept("the snapshot of " + hub + " is taken anew: " + gone.reason());
            takeSnapshot();
            told = ask(session);
        }
        switch (told) {
            case Hub.Told.TakeSnapshot again -> throw new IOException(again.reason());
            case Hub.Told.Follow follow -> {
                try (Hub.HubStream stream = follow.stream()) {
                    connection = Optional.of(new Following(session, stream));
                    frames(session, stream);
                }
            }
        }
    }

    private Hub.Told ask(Session session) throws IOException {
        Answered.State state = answered.state().orElseThrow();
        return hub.changes(session, state.position(), state.snapshot().changedAt(), state.policy());
    }

    private void frames(Session session, Hub.HubStream stream) throws IOException, FeedException, OutOfStepException {
        FrameStream frames = new FrameStream(stream.in(), session, keys());
        while (closed.getCount() > 0) {
            Frame frame = frames.next();
            answered.apply(frame, seconds());
            pause.reset();
            Answered.State state = answered.state().orElseThrow();
            upkeep.seen(state.position());
            upkeep.answers(hub, session, state.position().serial());
            status = new FollowStatus(
                    true,
                    state.position().epoch(),
                    state.position().serial(),
                    frame.head().journal(),
                    state.currentAt());
            if (!lastTrouble.isEmpty()) {
                say.accept(hub + " is followed again, from " + state.position());
                lastTrouble = "";
            }
        }
    }

    private Set<PublicKey> keys() {
        return trust.keys().isEmpty() ? upkeep.noted().key().map(Set::of).orElse(Set.of()) : trust.keys();
    }

    private void takeSnapshot() throws IOException, SnapshotException {
        Arriving arriving = folder.arriving(this::requireWanted);
        hub.snapshot(upkeep.noted().seen().serial(), arriving);
        try {
            MemorySegment bytes = folder.arrived();
            if (!trust.keys().isEmpty()) {
                SnapshotReader.requireSignedBy(trust.keys(), bytes);
            }
            SnapshotReader.About about = SnapshotReader.about(bytes);
            upkeep.replace(SnapshotReader.read(bytes), Math.min(seconds(), about.madeAt()), about.key());
        } catch (SnapshotException e) {
            arriving.discard();
            throw e;
        }
        snapshotIsNeeded = false;
    }

    /** A header is enough to know who signed it and whether it is older than what was seen. */
    private void requireWanted(MemorySegment header) throws SnapshotException {
        SnapshotReader.About about = SnapshotReader.about(header);
        if (!trust.keys().isEmpty()) {
            SnapshotReader.requireHeaderSignedBy(trust.keys(), header);
        }
        Position seen = upkeep.noted().seen();
        Position offered = new Position(about.epoch(), about.serial());
        if (offered.isBefore(seen)) {
            throw new SnapshotException("it is of " + offered + ", and this edge has seen " + seen
                    + ". If the hub was restored from a backup, run 'recourse store new-epoch' there, or start this edge"
                    + " with --accept-older once");
        }
    }

    private void trouble(String sentence) {
        FollowStatus before = status;
        status = new FollowStatus(false, before.epoch(), before.serial(), before.journal(), before.currentAt());
        if (closed.getCount() > 0 && !sentence.equals(lastTrouble)) {
            say.accept(sentence + "; what is here is answered on, and it is tried again");
        }
        lastTrouble = sentence;
    }

    private long seconds() {
        return clock.instant().getEpochSecond();
    }
}
