package dev.recourse.core.rdns;

import java.util.List;

/**
 * Whether the reverse DNS name of an address leads back to it: forward-confirmed reverse DNS (RFC 8601 2.7.3 and 3, there
 * called iprev). Only the family of the address itself counts: A for IPv4, AAAA for IPv6.
 */
public sealed interface Fcrdns {

    /**
     * At least one name leads back.
     *
     * @param names those that do, not empty
     */
    record Confirmed(List<String> names) implements Fcrdns {
        public Confirmed {
            names = List.copyOf(names);
            requireSome(names);
        }
    }

    /**
     * Every name was looked up, and none leads back: they have other addresses, or none.
     *
     * @param names all that the address has, not empty
     */
    record Mismatched(List<String> names) implements Fcrdns {
        public Mismatched {
            names = List.copyOf(names);
            requireSome(names);
        }
    }

    /** The address has no name, and its name servers say so. */
    record NoPtr() implements Fcrdns {}

    /**
     * It could not be found out: evidence of nothing, neither for the address nor against it.
     *
     * @param cause why
     */
    record Unknown(UnknownCause cause) implements Fcrdns {}

    /** The word of RFC 8601 2.7.3 for it. */
    default String iprev() {
        return switch (this) {
            case Confirmed c -> "pass";
            case Mismatched m -> "fail";
            case NoPtr n -> "permerror";
            case Unknown u -> "temperror";
        };
    }

    private static void requireSome(List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("no names: that is NoPtr");
        }
    }
}
