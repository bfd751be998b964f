package dev.recourse.hub.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The end of the journal, inside a transaction of the writer. */
final class JournalHead {
    private static final Duration CLOCK_TOLERANCE = Duration.ofHours(1);

    private final JdbcClient sql;
    private final InstantSource clock;

    JournalHead(JdbcClient sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What the journal ended with.
     *
     * @param at the time of the last entry
     */
    record End(Position position, Instant at) {
        long serial() {
            return position.serial();
        }
    }

    /**
     * Takes the turn among all writers of the database, this process's and others', until the transaction ends. So serials
     * are in the order of commits, and what is read after this stays true.
     */
    End lock() {
        return reserve(0);
    }

    /**
     * The time of the entries written now: the clock's, but never before the last entry.
     *
     * @throws StoreException when the clock is too far behind to be a matter of small corrections
     */
    Instant now(End end) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        if (!now.isBefore(end.at())) {
            return now;
        }
        Duration behind = Duration.between(now, end.at());
        if (behind.compareTo(CLOCK_TOLERANCE) > 0) {
            throw new StoreException("the clock is " + shown(behind) + " behind the journal: its last entry is of "
                    + end.at() + ", the clock says " + now + "; set the clock right, then try again");
        }
        return end.at();
    }

    /** Reserves serials; the end returned is behind them. */
    End advance(long entries, Instant at) {
        sql.sql("UPDATE journal_head SET at = :at")
                .param("at", at.toEpochMilli())
                .update();
        return reserve(entries);
    }

    /**
     * Gives a new store's first epoch its name: the second of its birth. Two stores that follow each other in one folder
     * are then two lives, and what was published from the one is never taken for a beginning of the other.
     */
    void nameFirstEpoch() {
        sql.sql("UPDATE journal_head SET epoch = :born WHERE epoch = 1 AND serial = 0")
                .param("born", Math.max(1, clock.instant().getEpochSecond()))
                .update();
    }

    /** Begins the next life of the store, above its own epoch and the given one. */
    End beginEpoch(long above) {
        sql.sql("UPDATE journal_head SET epoch = CASE WHEN epoch > :above THEN epoch ELSE :above END + 1")
                .param("above", above)
                .update();
        return lock();
    }

    private End reserve(long entries) {
        return sql.sql("UPDATE journal_head SET serial = serial + :entries RETURNING epoch, serial, at")
                .param("entries", entries)
                .query((row, n) -> new End(
                        new Position(row.getLong("epoch"), row.getLong("serial")),
                        Instant.ofEpochMilli(row.getLong("at"))))
                .single();
    }

    private static String shown(Duration behind) {
        return behind.toDays() > 0
                ? behind.toDays() + " d " + behind.toHoursPart() + " h"
                : behind.toHours() + " h " + behind.toMinutesPart() + " min";
    }
}
