package dev.recourse.core.removal;

/** The class of who moved a case. Never a name. Stored by name. */
public enum Mover {
    /** Whoever asked, or has the link. */
    SENDER,
    /** The rules, by themselves. */
    PROGRAM,
    /** A person who runs the list. */
    OPERATOR
}
