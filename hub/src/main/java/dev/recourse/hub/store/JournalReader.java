package dev.recourse.hub.store;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.listing.JournalEntry;
import java.util.List;

/** Reads the journal. Safe for any number of threads; a reader never misses a committed entry. */
public interface JournalReader {
    /** The epoch and the serial of the last committed entry. */
    Position head();

    /**
     * The entries behind {@code serial}, in order of serial.
     *
     * @param serial 0 for the beginning
     * @param limit at most so many, 1 to 100,000
     */
    List<JournalEntry> after(long serial, int limit);

    /**
     * The entries whose prefix holds the address, newest first: its public history.
     *
     * @param limit at most so many, 1 to 1,000
     */
    List<JournalEntry> historyOf(IpAddress address, int limit);

    /** The entries whose prefix is exactly this one, newest first. */
    List<JournalEntry> historyOf(Prefix prefix, int limit);
}
