package dev.recourse.hub.store;

import dev.recourse.core.address.IpAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** What was read of reverse DNS. Safe for any number of threads. */
public interface ReadingReader {
    /** The readings of those addresses that have one. At most 1,000 addresses. */
    Map<IpAddress, Reading> of(Collection<IpAddress> addresses);

    /** Those whose time has come, the longest overdue first, at most so many. */
    Map<IpAddress, Reading> due(Instant now, int limit);

    /** How far the journal was followed for addresses to read. */
    long followed();

    /** How many addresses are read, and how many of them should have been read before that time. */
    Count count(Instant overdueBefore);

    /** See {@link #count}. */
    record Count(long all, long overdue) {}
}
