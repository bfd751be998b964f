package dev.recourse.hub.store;

import java.util.List;

/** What became of evidence that was brought in one transaction. */
public sealed interface Taking {
    /**
     * All of it is durable, and so is what follows from it.
     *
     * @param kept how many pieces are new
     * @param repeated how many were there already
     * @param rulings what the rules said of the units that the new ones are about
     * @param position the journal's head after it
     */
    record Taken(int kept, int repeated, List<Ruling> rulings, Position position) implements Taking {
        public Taken {
            rulings = List.copyOf(rulings);
        }
    }

    /**
     * Nothing was taken.
     *
     * @param index the first piece that cannot be, from 0
     * @param reason why, for its source
     */
    record Refused(int index, String reason) implements Taking {}
}
