package dev.recourse.hub.engine;

import dev.recourse.core.address.Prefix;
import dev.recourse.hub.store.Position;
import java.util.List;

/** What became of taking a prefix off a list. */
public sealed interface Removal {
    /**
     * It is off the list.
     *
     * @param ended how many listings on exactly this prefix ended
     * @param wider the listed ranges around it from which it is exempt now; empty if there were none
     */
    record Done(Prefix prefix, String list, int ended, List<Prefix> wider, Position position) implements Removal {}

    /** It was not listed there, and nothing changed. */
    record NotListed(Prefix prefix, String list) implements Removal {}
}
