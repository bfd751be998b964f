package dev.recourse.edge.feed;

import dev.recourse.core.feed.Session;
import dev.recourse.core.snapshot.PublicKey;
import dev.recourse.core.snapshot.Snapshot;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Keeps the folder of an edge as it should be, and tells the hub how far the edge is. All of that may take long, and so is
 * not done by the thread that follows.
 */
final class Upkeep {
    private static final Duration ROUND = Duration.ofSeconds(2);
    /** After kill -9 so much of the journal is read again. */
    private static final int ROUNDS_A_FOLD = 30;

    private final Answered answered;
    private final EdgeFolder folder;
    private final InstantSource clock;
    private final Consumer<String> say;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /** Held while a file of the folder is written, which may take seconds. */
    private final ReentrantLock filing = new ReentrantLock();

    /** What is to be noted. Changed under the lock of this object, which nobody holds for long. */
    private Noted noted = Noted.NOTHING;

    // Guarded by filing: what the note says, and the position of the snapshot file.
    private Noted written = Noted.NOTHING;
    private Position filed = Position.NONE;

    private volatile Optional<Report> report = Optional.empty();
    private String lastTrouble = "";

    private record Report(Hub hub, Session session, long serial) {}

    Upkeep(Answered answered, EdgeFolder folder, InstantSource clock, Consumer<String> say) {
        this.answered = answered;
        this.folder = folder;
        this.clock = clock;
        this.say = say;
        this.thread = Thread.ofPlatform().name("upkeep").daemon().unstarted(this::run);
    }

    void begin(Noted from) {
        noted = from;
        written = from;
    }

    void start() {
        filed = answered.state().map(Answered.State::position).orElse(Position.NONE);
        thread.start();
    }

    synchronized Noted noted() {
        return noted;
    }

    synchronized void seen(Position position) {
        noted = new Noted(position.orLater(noted.seen()), noted.currentAt(), noted.key());
    }

    private synchronized void current(long at) {
        noted = new Noted(noted.seen(), at, noted.key());
    }

    private synchronized void taken(Position position, long currentAt, Optional<PublicKey> key) {
        noted = new Noted(position.orLater(noted.seen()), currentAt, key);
    }

    /** What is to be told to the hub next. */
    void answers(Hub hub, Session session, long serial) {
        report = Optional.of(new Report(hub, session, serial));
    }

    /** Takes what arrived in the folder, and answers from it. Not while a fold is under way: that would overwrite it. */
    void replace(Snapshot snapshot, long currentAt, Optional<PublicKey> key) throws IOException {
        filing.lock();
        try {
            folder.accept();
            filed = Position.of(snapshot);
            taken(filed, currentAt, key);
            note();
            answered.replace(snapshot, currentAt);
        } finally {
            filing.unlock();
        }
    }

    private void run() {
        int round = 0;
        try {
            while (!closed.await(ROUND.toMillis(), TimeUnit.MILLISECONDS)) {
                round++;
                keep(round % ROUNDS_A_FOLD == 0);
                tell();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(boolean foldNow) {
        filing.lock();
        try {
            if (foldNow || answered.foldIsDue()) {
                fold();
            }
            noteIfNew();
            lastTrouble = "";
        } catch (IOException | RuntimeException e) {
            String trouble = "the folder of this edge cannot be written: " + e.getMessage();
            if (!trouble.equals(lastTrouble)) {
                say.accept(trouble + "; answers go on, and it is tried again");
            }
            lastTrouble = trouble;
        } finally {
            filing.unlock();
        }
    }

    private void fold() throws IOException {
        Position before = filed;
        if (answered.state().filter(s -> !s.position().equals(before)).isEmpty()) {
            return;
        }
        Optional<Answered.State> folded = answered.fold(folder, clock.instant().getEpochSecond());
        if (folded.isPresent()) {
            filed = folded.get().position();
            current(folded.get().currentAt());
        }
    }

    /** The snapshot file is as current as what is answered, while nothing has changed since it was written. */
    private void noteIfNew() throws IOException {
        Position now = filed;
        answered.state().filter(s -> s.position().equals(now)).ifPresent(s -> current(s.currentAt()));
        if (!noted().equals(written)) {
            note();
        }
    }

    private void note() throws IOException {
        Noted now = noted();
        folder.note(now);
        written = now;
    }

    private void tell() {
        Optional<Report> next = report;
        report = Optional.empty();
        try {
            if (next.isPresent()) {
                next.get().hub.answers(next.get().session, next.get().serial);
            }
        } catch (IOException e) {
            // The thread that follows sees the same trouble, and says it.
        }
    }

    /** Writes a last time. */
    void close() throws InterruptedException {
        closed.countDown();
        thread.join();
        keep(true);
    }
}
