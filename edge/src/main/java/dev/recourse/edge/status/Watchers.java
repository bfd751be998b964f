package dev.recourse.edge.status;

import dev.recourse.core.dns.MessageReader;
import dev.recourse.core.dns.Received;
import dev.recourse.edge.answer.Answer;
import dev.recourse.edge.answer.Packet;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Who looks at queries: the query log, and each {@code recourse top}. Where nobody does, a query costs one read and makes
 * nothing. Who looks sees one of N, chosen at random.
 */
public final class Watchers {
    /** So many may look at once: each costs every query a little. */
    public static final int MOST = 8;

    private static final Watcher[] NONE = {};

    /** Replaced whole. */
    private final AtomicReference<Watcher[]> watchers = new AtomicReference<>(NONE);

    Watchers() {}

    /** No record: two of the same kind are two. */
    private static final class Watcher {
        private final int oneIn;
        private final Consumer<Sighting> sees;

        Watcher(int oneIn, Consumer<Sighting> sees) {
            this.oneIn = oneIn;
            this.sees = sees;
        }

        boolean looks() {
            return oneIn == 1 || ThreadLocalRandom.current().nextInt(oneIn) == 0;
        }
    }

    /** While open somebody looks. */
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Looks at queries until closed; empty where too many look already.
     *
     * @param oneIn one of so many is seen, at least 1
     * @param sees is called by the threads that answer: it must neither wait nor throw
     */
    public Optional<Watch> watch(int oneIn, Consumer<Sighting> sees) {
        Watcher watcher = new Watcher(oneIn, sees);
        Watcher[] before = watchers.getAndUpdate(old -> old.length >= MOST
                ? old
                : Stream.concat(Stream.of(old), Stream.of(watcher)).toArray(Watcher[]::new));
        return before.length >= MOST ? Optional.empty() : Optional.of(() -> leave(watcher));
    }

    private void leave(Watcher watcher) {
        watchers.updateAndGet(
                old -> Stream.of(old).filter(w -> !w.equals(watcher)).toArray(Watcher[]::new));
    }

    /** How many look. */
    public int count() {
        return watchers.get().length;
    }

    /** A packet was answered. */
    public void saw(Packet packet, Answer answer) {
        Watcher[] now = watchers.get();
        if (now.length > 0) {
            show(now, packet, answer);
        }
    }

    private static void show(Watcher[] now, Packet packet, Answer answer) {
        for (Watcher watcher : now) {
            // Read again, and only for who looks: what answers keeps nothing of the question.
            if (watcher.looks()
                    && MessageReader.read(packet.message(), packet.length()) instanceof Received.Query query) {
                watcher.sees.accept(new Sighting(
                        packet.atMillis(),
                        packet.transport(),
                        packet.client(),
                        answer.zone(),
                        query.question(),
                        answer.outcome()));
            }
        }
    }
}
