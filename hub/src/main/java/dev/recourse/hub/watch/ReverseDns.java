package dev.recourse.hub.watch;

import dev.recourse.core.address.IpAddress;

/** The world outside, as the watcher sees it. Calls block for some seconds at most; any number of threads may call. */
public interface ReverseDns {
    /** Reads the address's reverse DNS from its authoritative servers. */
    Observation look(IpAddress address);

    /** Whether the neighbours of the address certainly have names of the same make as this one. In doubt: no. */
    boolean isMachineMade(IpAddress address, String name);
}
