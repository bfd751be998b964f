package dev.recourse.lookup.rdns;

import dev.recourse.core.rdns.UnknownCause;
import java.util.List;

/** What was found when the PTR records of an address were asked for. */
public sealed interface PtrAnswer {

    /**
     * The address has names.
     *
     * @param names in lower case and without the last dot, each once, in one order whatever the order of the reply; not empty
     * @param ttl seconds for which that may be kept, the shortest of all records that led there
     * @param chain the names that stand between, where the address's own name is an alias (RFC 2317); often empty
     */
    record Names(List<String> names, long ttl, List<String> chain) implements PtrAnswer {
        public Names {
            names = List.copyOf(names);
            chain = List.copyOf(chain);
            if (names.isEmpty()) {
                throw new IllegalArgumentException("no names: that is None");
            }
        }
    }

    /**
     * The address has no name, and a server that must know says so.
     *
     * @param ttl seconds for which that may be kept (RFC 2308 5)
     * @param kind how it was said
     */
    record None(long ttl, Kind kind) implements PtrAnswer {}

    /** It could not be found out. Silence and failure always end here, never in {@link None}. */
    record Unknown(UnknownCause cause) implements PtrAnswer {}

    /** The two ways to say that there is no PTR record. */
    enum Kind {
        /** The address's name does not exist. */
        NXDOMAIN,
        /** It exists, and has no PTR record. */
        NODATA
    }
}
