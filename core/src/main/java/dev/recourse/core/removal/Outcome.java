package dev.recourse.core.removal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one criterion says.
 *
 * @param grant set where it lets go
 * @param reason set where it never will
 * @param missing what it waits for
 * @param instead what would do as well
 * @param notBefore when anything can change at the earliest, where that is known
 */
record Outcome(
        Optional<Grant> grant,
        Optional<PublishedReason> reason,
        List<Missing> missing,
        List<Missing> instead,
        Optional<Instant> notBefore) {

    static Outcome granted(Grant grant) {
        return new Outcome(Optional.of(grant), Optional.empty(), List.of(), List.of(), Optional.empty());
    }

    static Outcome refused(String reason) {
        return new Outcome(
                Optional.empty(), Optional.of(Published.known(reason)), List.of(), List.of(), Optional.empty());
    }

    static Outcome missing(Missing... missing) {
        return missing(List.of(missing));
    }

    static Outcome missing(List<Missing> missing) {
        return new Outcome(Optional.empty(), Optional.empty(), missing, List.of(), Optional.empty());
    }

    Outcome notBefore(Instant at) {
        return new Outcome(grant, reason, missing, instead, Optional.of(at));
    }

    Outcome or(Missing other) {
        return new Outcome(grant, reason, missing, List.of(other), notBefore);
    }
}
