package dev.recourse.core.removal;

import java.util.List;
import java.util.Optional;

/**
 * One list on which the address of a request is listed, and how far its removal is.
 *
 * @param id its number, unique in one store
 * @param list the name of the list
 * @param criteria what it is listed for there, {@code id@version}, when it was asked for
 */
public record Case(long id, String list, List<String> criteria, CaseState state) {
    public Case {
        criteria = List.copyOf(criteria);
    }

    /** The case after the event; empty where that cannot happen to it, or its reason is not published for its list. */
    public Optional<Case> after(CaseEvent event) {
        return reason(event).filter(reason -> !reason.isFor(list)).isPresent()
                ? Optional.empty()
                : state.after(event).map(next -> new Case(id, list, criteria, next));
    }

    private static Optional<PublishedReason> reason(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Decide d
            when d.decision() instanceof Decision.Refused refused -> Optional.of(refused.reason());
            case CaseEvent.End end -> Optional.of(end.reason());
            case CaseEvent.Decide d -> Optional.empty();
            case CaseEvent.Check c -> Optional.empty();
            case CaseEvent.Appeal a -> Optional.empty();
            case CaseEvent.GiveUp g -> Optional.empty();
            case CaseEvent.Reviewed r -> Optional.empty();
        };
    }
}
