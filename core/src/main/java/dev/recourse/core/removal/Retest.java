package dev.recourse.core.removal;

/** What a new test of a relay or proxy said. Stored by name. */
public enum Retest {
    /** It did not relay. */
    CLOSED,
    /** It still relays. */
    OPEN
}
