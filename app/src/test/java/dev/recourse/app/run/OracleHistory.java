package dev.recourse.app.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The states that a part of the address space was in, each with the moments at which its change was sent and acknowledged.
 * Its monitor guards it; the states are never changed.
 */
final class OracleHistory {
    /** A snapshot that a killed server starts from is a minute old, and so is what it answers until it has caught up. */
    private static final long KEPT_NANOS = 300_000_000_000L;

    private final Deque<Moment> moments = new ArrayDeque<>();

    /**
     * A state.
     *
     * @param number one more than that of the state before
     * @param sentAt by the nanosecond clock, as all here
     * @param acknowledgedAt {@link Long#MAX_VALUE} until then
     */
    record Moment(int number, OracleState state, long sentAt, long acknowledgedAt) {}

    OracleHistory() {
        moments.add(new Moment(0, OracleState.EMPTY, System.nanoTime(), System.nanoTime()));
    }

    synchronized OracleState last() {
        return moments.getLast().state;
    }

    /** The number of the last state that was acknowledged. */
    synchronized int acknowledged() {
        Moment last = moments.getLast();
        return last.acknowledgedAt == Long.MAX_VALUE ? last.number - 1 : last.number;
    }

    synchronized void send(OracleState next) {
        long now = System.nanoTime();
        moments.add(new Moment(moments.getLast().number + 1, next, now, Long.MAX_VALUE));
        while (moments.size() > 2 && now - moments.getFirst().sentAt > KEPT_NANOS) {
            moments.removeFirst();
        }
    }

    /** @param exactly the state, of which more is known now */
    synchronized void acknowledge(OracleState exactly) {
        Moment pending = moments.removeLast();
        moments.add(new Moment(pending.number, exactly, pending.sentAt, System.nanoTime()));
    }

    /**
     * The states that may be answered.
     *
     * @param floor none with a lower number
     * @param notReplacedBefore none whose successor was acknowledged before this moment
     */
    synchronized List<Moment> possible(int floor, long notReplacedBefore) {
        List<Moment> possible = new ArrayList<>();
        Moment before = moments.getFirst();
        for (Moment moment : moments) {
            if (moment.number > before.number && before.number >= floor && moment.acknowledgedAt > notReplacedBefore) {
                possible.add(before);
            }
            before = moment;
        }
        possible.add(before);
        return possible;
    }

    /** When the change behind a state was acknowledged; {@link Long#MAX_VALUE} where it was not yet. */
    synchronized long replacedAt(int number) {
        return moments.stream()
                .filter(moment -> moment.number == number + 1)
                .mapToLong(Moment::acknowledgedAt)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }
}
