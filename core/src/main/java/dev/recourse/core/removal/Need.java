package dev.recourse.core.removal;

import java.util.Locale;

/** What can be missing to a removal. Its texts are in {@code needs.tsv} under {@link #key}. Stored by name. */
public enum Need {
    /** A lookup that gave no answer. */
    LOOKUP,
    /** A look at the neighbourhood that gave no answer. */
    NEIGHBOURS,
    /** Our record of what was seen, which could not be read. */
    RECORD,
    /** A PTR record. */
    PTR,
    /** A PTR name that says neither dynamic nor just the address. */
    OWN_NAME,
    /** A name that differs from the template of its neighbours. */
    OWN_NAME_AMONG_NEIGHBOURS,
    /** An address record that leads back. */
    FORWARD,
    /** Time without abuse. */
    QUIET,
    /** The end of a short listing. */
    BURST_END,
    /** A proof of control. */
    PROOF,
    /** A better proof than a visit. */
    BETTER_PROOF,
    /** A word of the owner. */
    OWNER_SAYS,
    /** A test by a person. */
    RELAY_TEST,
    /** A closed relay. */
    RELAY_CLOSED,
    /** A proof by who wants to leave a list that speaks for him. */
    WITHDRAWAL_PROOF;

    /** The name in texts and JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
