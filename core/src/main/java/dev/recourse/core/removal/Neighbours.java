package dev.recourse.core.removal;

/** How the addresses around one are named. Stored by name. */
public enum Neighbours {
    /** Not all by one template, as far as was looked. */
    DIFFER,
    /** All by one template: a machine named them, the address in question too. */
    ONE_TEMPLATE
}
