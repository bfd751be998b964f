package dev.recourse.core.removal;

import dev.recourse.core.removal.CheckedLine.What;
import java.util.Set;

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
    OWNER_WITHDRAWAL;

    /** What has to be looked at. */
    public Set<What> checks() {
        return switch (this) {
            case QUIET, BURST -> Set.of(What.ABUSE, What.EARLIER_REMOVALS);
            case RETEST -> Set.of(What.ABUSE, What.RETEST);
            case OWNER -> Set.of(What.OWNER);
            case OWN_NAME -> Set.of(What.REVERSE_DNS, What.FORWARD, What.NEIGHBOURS, What.ABUSE);
            case OWN_NAME_OR_PROOF -> Set.of(What.REVERSE_DNS, What.FORWARD, What.NEIGHBOURS, What.ABUSE, What.PROOFS);
            case WITHDRAWAL, OWNER_WITHDRAWAL -> Set.of(What.PROOFS);
        };
    }
}
