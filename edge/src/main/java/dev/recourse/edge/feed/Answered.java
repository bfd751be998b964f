package dev.recourse.edge.feed;

import dev.recourse.core.feed.Frame;
import dev.recourse.core.listing.JournalEntry;
import dev.recourse.core.snapshot.PolicyDigest;
import dev.recourse.core.snapshot.Snapshot;
import dev.recourse.core.table.Changes;
import dev.recourse.core.table.ListingTable;
import dev.recourse.edge.answer.ServedView;
import dev.recourse.edge.answer.ServedZones;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** What an edge answers from: made by the follower's thread, folded by another, read by all. */
final class Answered {
    /** Below this, changes wait for the next minute: looking at so many costs a query less than a fold costs. */
    private static final int FOLDED_AT = 20_000;

    /** Replaced whole, by who holds the lock. */
    private volatile ServedView view = ServedZones.unknown().notReady();

    /** Held while the next state is made from the current one. */
    private final ReentrantLock changing = new ReentrantLock();

    /** Replaced whole, by who holds the lock. */
    private volatile Optional<State> state = Optional.empty();

    /**
     * All of it.
     *
     * @param life another for each snapshot taken from the hub: what was folded from one must not go under another
     * @param currentAt when it was last known to be all that the hub has, in seconds since 1970
     * @param policy the digest of its policy
     */
    record State(Snapshot snapshot, ServedZones zones, Changes changes, long policy, long life, long currentAt) {
        State with(Snapshot next, long nextCurrentAt) {
            return new State(next, zones, changes, policy, life, nextCurrentAt);
        }

        Position position() {
            return Position.of(snapshot);
        }
    }

    ServedView view() {
        return view;
    }

    Optional<State> state() {
        return state;
    }

    /** Answers from another snapshot from now on. */
    void replace(Snapshot snapshot, long currentAt) {
        changing.lock();
        try {
            long life = state.map(State::life).orElse(0L) + 1;
            answer(new State(
                    snapshot,
                    ServedZones.of(snapshot.policy()),
                    new Changes(snapshot.policy().catalogue()),
                    PolicyDigest.of(snapshot.policy()),
                    life,
                    currentAt));
        } finally {
            changing.unlock();
        }
    }

    /**
     * Answers from what a frame adds from now on: all of its entries at once.
     *
     * @param now in seconds since 1970: a hub whose clock is ahead makes nothing more current than that
     * @throws OutOfStepException when it is not the continuation of what is answered; nothing was changed
     */
    void apply(Frame frame, long now) throws OutOfStepException {
        changing.lock();
        try {
            State before = state.orElseThrow(() -> new OutOfStepException("changes came before a snapshot"));
            requireNext(frame.head(), before);
            long currentAt = frame.head().isLast()
                    ? Math.max(before.currentAt, Math.min(now, frame.head().madeAt() / 1000))
                    : before.currentAt;
            answer(before.with(applied(before, frame), currentAt));
        } finally {
            changing.unlock();
        }
    }

    private static void requireNext(Frame.Head head, State before) throws OutOfStepException {
        Position position = before.position();
        if (head.epoch() != position.epoch() || head.after() != position.serial()) {
            throw new OutOfStepException("changes go on from journal " + head.after() + " of epoch " + head.epoch()
                    + ", and not from " + position);
        }
        if (head.policy() != before.policy) {
            throw new OutOfStepException("changes are of other lists, zones or texts");
        }
    }

    private static Snapshot applied(State before, Frame frame) throws OutOfStepException {
        Snapshot from = before.snapshot;
        ListingTable table = from.table();
        long changedAt = from.changedAt();
        try {
            for (JournalEntry entry : frame.entries()) {
                table = before.changes.apply(table, entry);
                changedAt = Math.max(changedAt, entry.at().getEpochSecond());
            }
        } catch (IllegalArgumentException e) {
            throw new OutOfStepException("a change cannot be applied: " + e.getMessage());
        }
        return from.at(frame.head().serial(), changedAt, table);
    }

    private void answer(State next) {
        state = Optional.of(next);
        // RFC 1982 knows no 0 that is older than everything.
        long soaSerial = Math.max(1, next.snapshot.changedAt());
        view = next.zones.view(next.snapshot.table(), soaSerial, next.currentAt);
    }

    /** Whether so much has changed that answers and memory gain by folding it soon. */
    boolean foldIsDue() {
        return state.filter(s -> s.snapshot.table().changed()
                        > Math.max(FOLDED_AT, s.snapshot.table().size() / 100))
                .isPresent();
    }

    /**
     * Writes what is answered to the folder, and answers from that. Changes go on meanwhile.
     *
     * @return what was written
     * @throws IOException when it could not; nothing is answered otherwise
     */
    Optional<State> fold(EdgeFolder folder, long now) throws IOException {
        Optional<State> aside = setAside();
        if (aside.isPresent()) {
            Snapshot written = folder.write(aside.get().snapshot, now);
            changing.lock();
            try {
                state.filter(s -> s.life == aside.get().life).ifPresent(s -> {
                    ListingTable table = s.snapshot.table().onto(written.table());
                    answer(s.with(s.snapshot.at(s.snapshot.serial(), s.snapshot.changedAt(), table), s.currentAt));
                });
            } finally {
                changing.unlock();
            }
        }
        return aside;
    }

    private Optional<State> setAside() {
        changing.lock();
        try {
            state.ifPresent(s -> state = Optional.of(s.with(
                    s.snapshot.at(
                            s.snapshot.serial(),
                            s.snapshot.changedAt(),
                            s.snapshot.table().setAside()),
                    s.currentAt)));
            return state;
        } finally {
            changing.unlock();
        }
    }
}
