package dev.recourse.hub.store;

import dev.recourse.core.removal.Mover;
import java.time.Instant;
import java.util.Optional;

/**
 * One transition of a case, as it is kept.
 *
 * @param id its place among all transitions
 * @param from the state before; empty for the first
 * @param detail a reason, a ground, or what is missing, by their keys
 * @param serial the journal position of the listing change that came with it
 */
public record StoredTransition(
        long id,
        long request,
        long caseId,
        String list,
        Instant at,
        Mover by,
        Optional<String> from,
        String to,
        String detail,
        Optional<Long> serial) {}
