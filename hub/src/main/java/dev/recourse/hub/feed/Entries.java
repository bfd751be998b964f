package dev.recourse.hub.feed;

import dev.recourse.core.feed.Frame;
import dev.recourse.core.feed.FrameWriter;
import dev.recourse.core.listing.JournalEntry;
import dev.recourse.hub.store.JournalReader;
import java.util.List;

/**
 * Reads the journal for all streams, one at a time, and keeps what it read last: edges that are at one position, which is
 * nearly always all of them, cost one read.
 */
final class Entries {
    private final JournalReader journal;
    private Part last = new Part(-1, -1, new byte[0]);

    /** The entries behind a serial up to another, as frames have them. */
    @SuppressWarnings("ArrayRecordComponent") // Written once, and not compared.
    record Part(long after, long serial, byte[] bytes) {}

    Entries(JournalReader journal) {
        this.journal = journal;
    }

    /**
     * Some entries, as many as fit a frame.
     *
     * @param journalSerial there are entries up to this one
     */
    synchronized Part behind(long after, long journalSerial) {
        long until = Math.min(journalSerial, after + Frame.MOST_ENTRIES);
        if (last.after != after || last.serial != until) {
            last = read(after, until);
        }
        return last;
    }

    private Part read(long after, long until) {
        if (after == until) {
            return new Part(after, until, new byte[0]);
        }
        List<JournalEntry> entries = journal.after(after, (int) (until - after));
        if (entries.size() != until - after) {
            throw new IllegalStateException("the journal has " + entries.size() + " entries behind " + after
                    + " where its head says " + (until - after));
        }
        return new Part(after, until, FrameWriter.entries(entries));
    }

    /** Whether the entry of that serial is of that second. */
    synchronized boolean isOf(long serial, long second) {
        return journal.after(serial - 1, 1).stream()
                .anyMatch(entry -> entry.at().getEpochSecond() == second);
    }
}
