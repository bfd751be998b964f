package dev.recourse.core.removal;

import dev.recourse.core.rdns.Fcrdns;
import dev.recourse.core.rdns.PtrClass;
import java.util.List;

/**
 * What the reverse DNS of an address says.
 *
 * @param ptrClass the class of its names
 * @param rule which rule of the classifier said so, {@code rule@version}
 * @param sentence the same for a person
 * @param names the names found; empty where there are none
 * @param forward whether they lead back
 */
public record ReverseDns(PtrClass ptrClass, String rule, String sentence, List<String> names, Fcrdns forward) {
    public ReverseDns {
        names = List.copyOf(names);
    }

    /** Whether the address has a name of its own: one that says static, or a host's. */
    boolean isOwnName() {
        return switch (ptrClass) {
            case STATIC, NAMED -> true;
            case DYNAMIC, GENERIC, NONE -> false;
        };
    }

    /** The name to speak of; empty where there is none. */
    public String name() {
        return names.isEmpty() ? "" : names.getFirst();
    }
}
