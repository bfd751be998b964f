package dev.recourse.hub.watch;

import dev.recourse.core.rdns.PtrClass;
import dev.recourse.core.rdns.UnknownCause;
import dev.recourse.hub.store.Reading;
import java.util.List;

/** What a look at the reverse DNS of an address gave. */
public sealed interface Observation {

    /**
     * Names, or that there are none.
     *
     * @param names in one order; empty: the name servers say that there is none
     * @param ttl in seconds
     * @param ptrClass what the names say
     * @param rule which rule says so, {@code rule@version}
     * @param forward whether they lead back; that alone may be unknown
     */
    record Seen(List<String> names, long ttl, PtrClass ptrClass, String rule, Reading.Forward forward)
            implements Observation {
        public Seen {
            names = List.copyOf(names);
        }
    }

    /** Nothing was found out. */
    record Unseen(UnknownCause cause) implements Observation {}
}
