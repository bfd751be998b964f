package dev.recourse.hub.publish;

import java.time.Instant;

/** Something that a person turned off: it holds, whatever the journal says, until a person turns it on again. */
public sealed interface Switch {
    /** Since when it is so, to the second. */
    Instant since();

    /** Why, as shown to everybody; may be empty. */
    String reason();

    /** Nothing is listed in any zone. */
    record AllStopped(Instant since, String reason) implements Switch {}

    /** Nothing is listed in the zone of that name. */
    record ZoneStopped(String zone, Instant since, String reason) implements Switch {}

    /** Nothing of the list is answered in any zone. */
    record ListStopped(String list, Instant since, String reason) implements Switch {}

    /**
     * The list ends. Until then it is answered without test entries, and so says that it is not in operation any more (RFC
     * 6471 3.4); from then on nothing of it is answered.
     *
     * @param at when it ends
     */
    record ListClosing(String list, Instant at, Instant since, String reason) implements Switch {}

    /** Whether both are about the same, so that one takes the other's place. */
    default boolean sameAs(Switch other) {
        return target().equals(other.target());
    }

    private String target() {
        return switch (this) {
            case AllStopped all -> "all";
            case ZoneStopped zone -> "zone " + zone.zone();
            case ListStopped list -> "list " + list.list();
            case ListClosing closing -> "closing " + closing.list();
        };
    }
}
