package dev.recourse.hub.store;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.removal.Proof;
import java.time.Instant;

/** Writes requests for removal; used by hub.removal alone. What changes a listing too goes through the engine. */
public interface RequestWriter {
    /**
     * Opens a request with its cases, or joins the one that is open for the address; either way the asker has a link of his
     * own. Lists of which the open request has no open case are added to it.
     *
     * @return its number
     */
    long open(NewRequest request);

    /** Moves a case that changes no listing; false where it has moved on meanwhile, and nothing was written. */
    boolean move(CaseMove move);

    /** Notes a proof of control that was given with a request; the open cases are to be looked at now. */
    void proved(long request, Proof proof, Instant at);

    /** Has everything of an address looked at by then; how many cases that are. */
    int wake(IpAddress address, Instant at);

    /** Erases mail addresses of requests that ended before the first time, and networks that are older than the second. */
    int erase(Instant endedBefore, Instant askedBefore);
}
