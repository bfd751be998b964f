package dev.recourse.hub.store;

import dev.recourse.core.rdns.PtrClass;
import dev.recourse.core.rdns.UnknownCause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was last read of an address's reverse DNS, and when it is to be read again.
 *
 * @param last the last reading that found out something; empty before the first
 * @param trouble why the latest try found out nothing; empty where it did, or there was none yet
 * @param nextAt when it is to be read again
 */
public record Reading(Optional<Found> last, Optional<Trouble> trouble, Instant nextAt) {

    /**
     * Names, or that there are none.
     *
     * @param at when
     * @param since since when every reading found the same
     * @param alike how many in a row did, this one too: 1 after a change
     * @param ttl seconds for which the answer might be kept
     * @param names at most ten, in one order; empty: there are none
     * @param ptrClass what the names say
     * @param rule which rule of which version says so
     * @param forward whether they lead back
     */
    public record Found(
            Instant at,
            Instant since,
            int alike,
            long ttl,
            List<String> names,
            PtrClass ptrClass,
            String rule,
            Forward forward) {
        public Found {
            names = List.copyOf(names);
        }
    }

    /**
     * A try that found out nothing.
     *
     * @param at when
     * @param failures how many in a row did not
     */
    public record Trouble(Instant at, UnknownCause cause, int failures) {}

    /** The outcome of forward confirmation, without its details. Stored by name. */
    public enum Forward {
        CONFIRMED,
        MISMATCHED,
        NO_PTR,
        UNKNOWN
    }

    /** Of an address that was never read. */
    public static Reading none(Instant nextAt) {
        return new Reading(Optional.empty(), Optional.empty(), nextAt);
    }
}
