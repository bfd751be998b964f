package dev.recourse.hub.dul;

import dev.recourse.core.address.IpAddress;
import java.util.List;

/** Reads the names of one address from DNS. Blocks, with a deadline of its own; for any number of threads. */
@FunctionalInterface
public interface PtrSource {
    PtrRead read(IpAddress address);

    /** What came of it. */
    sealed interface PtrRead {
        /** There are names. */
        record Names(List<String> names) implements PtrRead {}

        /** A server that must know says that there is none. */
        record None() implements PtrRead {}

        /** It could not be found out: never taken for "none". */
        record Unknown() implements PtrRead {}
    }
}
