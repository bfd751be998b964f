package dev.recourse.core.rdns;

/** What a verdict has to say besides its class. */
public enum Note {
    /** The name says both dynamic and static; static was believed. */
    DYNAMIC_AND_STATIC,
    /** The name says {@code non-static} or the like. */
    STATIC_DENIED,
    /** The word names a kind of line, which does not prove dynamic assignment. */
    LINE_NOT_ASSIGNMENT,
    /** The address in the name is another address than the one that the name was read for. */
    NOT_ITS_OWN_ADDRESS,
    /** There are several names that say different things; the least dynamic counts. */
    SEVERAL_NAMES,
    /** More names than are read; the rest was not looked at. */
    NAMES_LEFT_OUT
}
