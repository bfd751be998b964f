package dev.recourse.core.removal;

/** By which rule a case is decided; the second word of a published condition. */
public enum Way {
    /** Time without abuse. */
    QUIET,
    /** The end of a burst, or time without one. */
    BURST,
    /** A re-test. */
    RETEST,
    /** The owner's word. */
    OWNER,
    /** A name of its own. */
    OWN_NAME,
    /** A name of its own, or a proof of control. */
    OWN_NAME_OR_PROOF,
    /** A proof by who wants to leave. */
    WITHDRAWAL,
    /** A proof by the owner who wants to leave. */
    OWNER_WITHDRAWAL
}
