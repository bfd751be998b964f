package dev.recourse.core.listing;

/** The class of who caused a change. Never a name: the journal is public. Stored by name. */
public enum Actor {
    /** A person who runs the list. */
    OPERATOR,
    /** An import from a source. */
    IMPORT,
    /** The rules, by themselves. */
    ENGINE,
    /** The example set. */
    EXAMPLE
}
