package dev.recourse.core.removal;

import dev.recourse.core.removal.CheckedLine.What;
import java.util.Set;

/** By which rule a case is decided; the second word of a published condition. */
public enum Way {
    /** Time without abuse. */
    QUIET(What.ABUSE, What.EARLIER_REMOVALS),
    /** The end of a burst, or time without one. */
    BURST(What.ABUSE, What.EARLIER_REMOVALS),
    /** A re-test. */
    RETEST(What.ABUSE, What.RETEST),
    /** The owner's word. */
    OWNER(What.OWNER),
    /** A name of its own. */
    OWN_NAME(What.REVERSE_DNS, What.FORWARD, What.NEIGHBOURS, What.ABUSE),
    /** A name of its own, or a proof of control. */
    OWN_NAME_OR_PROOF(What.REVERSE_DNS, What.FORWARD, What.NEIGHBOURS, What.ABUSE, What.PROOFS),
    /** A proof by who wants to leave. */
    WITHDRAWAL(What.PROOFS),
    /** A proof by the owner who wants to leave. */
    OWNER_WITHDRAWAL(What.PROOFS);

    private final Set<What> checks;

    Way(What... checks) {
        this.checks = Set.of(checks);
    }

    /** What has to be looked at. */
    public Set<What> checks() {
        return checks;
    }
}
