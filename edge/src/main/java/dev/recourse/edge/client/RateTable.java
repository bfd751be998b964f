package dev.recourse.edge.client;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * A token bucket for each client, in a table of fixed size and without a lock.
 *
 * <p>A bucket is one number: when it will be full again. Taking moves that moment one interval on, as long as it does not
 * lie further ahead than the burst. A bucket that is full says no more than one that is not there, so its slot is free. Where
 * all four slots of a set are needed, the fullest bucket is forgotten: its client begins anew, which is counted.
 */
final class RateTable {
    /** How many clients fit: 65,536, in one MiB. */
    static final int CLIENTS = 1 << 16;

    private static final int WAYS = 4;
    private static final int LONGS = 2;
    /** The lowest bit of a bucket tells every second refusal; a time has no need of it. */
    private static final long TOGGLE = 1;

    /** What came of it. */
    enum Taken {
        WITHIN,
        OVER,
        /** Over, and the refusal before was {@link #OVER}. */
        OVER_AGAIN
    }

    /** Key and bucket, in turn: the four of a set stand in one cache line. */
    private final AtomicLongArray slots;

    private final int setMask;
    private final long interval;
    private final long tolerance;
    private final LongAdder forgotten;

    RateTable(Rate rate, int clients, LongAdder forgotten) {
        this.slots = new AtomicLongArray(clients * LONGS);
        this.setMask = clients / WAYS - 1;
        this.interval = TimeUnit.SECONDS.toNanos(1) / rate.perSecond() & ~TOGGLE;
        this.tolerance = interval * (rate.burst() - 1);
        this.forgotten = forgotten;
    }

    /** Takes one from the client's bucket, if there is one. */
    Taken take(long key, long nowMillis) {
        long now = TimeUnit.MILLISECONDS.toNanos(nowMillis);
        int set = (int) (key >>> 32 & setMask) * WAYS * LONGS;
        for (int slot = set; slot < set + WAYS * LONGS; slot += LONGS) {
            if (slots.get(slot) == key) {
                return takeFrom(slot + 1, now);
            }
        }
        return takeFrom(claim(set, key, now) + 1, now);
    }

    /** How many buckets are not full at this moment, and so have to be kept. Looks at all of them. */
    int used(long nowMillis) {
        long now = TimeUnit.MILLISECONDS.toNanos(nowMillis);
        int used = 0;
        for (int slot = 0; slot < slots.length(); slot += LONGS) {
            if (slots.get(slot + 1) > now) {
                used++;
            }
        }
        return used;
    }

    int clients() {
        return slots.length() / LONGS;
    }

    /** Two threads may claim one slot at once: then two clients share one bucket, empty of history, until one is claimed anew. */
    private int claim(int set, long key, long now) {
        int fullest = set;
        for (int slot = set + LONGS; slot < set + WAYS * LONGS; slot += LONGS) {
            if (slots.get(slot + 1) < slots.get(fullest + 1)) {
                fullest = slot;
            }
        }
        if (slots.get(fullest + 1) > now) {
            forgotten.increment();
        }
        slots.set(fullest + 1, 0);
        slots.set(fullest, key);
        return fullest;
    }

    private Taken takeFrom(int bucket, long now) {
        while (true) {
            long due = slots.get(bucket);
            long until = (due & ~TOGGLE) - now;
            // Further ahead than any burst: the clock was set back. That is not the client's fault.
            long ahead = until > tolerance + interval ? 0 : Math.max(0, until);
            if (ahead > tolerance) {
                return refused(bucket, due);
            }
            if (slots.compareAndSet(bucket, due, now + ahead + interval)) {
                return Taken.WITHIN;
            }
        }
    }

    private Taken refused(int bucket, long due) {
        boolean again = (due & TOGGLE) != 0;
        // Where another thread was faster the turns are off by one, which is of no matter.
        slots.compareAndSet(bucket, due, due ^ TOGGLE);
        return again ? Taken.OVER_AGAIN : Taken.OVER;
    }
}
