package dev.recourse.hub.store;

import dev.recourse.core.address.IpAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Notes what was read of reverse DNS, and what is to be. Used by the watcher alone. */
public interface ReadingWriter {
    /**
     * From now on these are read, each beginning at its time; those that are already are left as they are. In the same transaction the
     * place in the journal is noted up to which they were found.
     */
    void watch(Map<IpAddress, Instant> addresses, long followed);

    /** Notes readings, and drops those of addresses that nobody wants to know about any more. One transaction. */
    void write(Map<IpAddress, Reading> readings, Collection<IpAddress> dropped);
}
