package dev.recourse.hub.store;

import dev.recourse.core.removal.Case;
import dev.recourse.core.removal.CheckedLine;
import dev.recourse.core.removal.Mover;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a case becomes, with the transitions that lead there.
 *
 * @param request its request
 * @param after the case afterwards
 * @param version the version that this was decided of; where the case has moved on meanwhile, nothing is written
 * @param checked what was found, to be shown
 * @param nextAt when it is to be looked at by itself
 * @param steps the transitions, in order; none where only what was found has changed
 */
public record CaseMove(
        long request, Case after, int version, List<CheckedLine> checked, Optional<Instant> nextAt, List<Step> steps) {
    public CaseMove {
        checked = List.copyOf(checked);
        steps = List.copyOf(steps);
    }

    /**
     * One transition.
     *
     * @param detail what else the history says of it: a reason, a ground, what is missing, by their keys
     */
    public record Step(Instant at, Mover by, String from, String to, String detail) {}
}
