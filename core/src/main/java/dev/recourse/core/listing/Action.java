package dev.recourse.core.listing;

/** What a journal entry does. Stored by name: add, never rename. */
public enum Action {
    /** A listing begins. */
    ADD,
    /** A listing goes on: a new expiry, same criterion. */
    RENEW,
    /** A listing ends by a decision or because its source dropped it. */
    REMOVE,
    /** A listing ends because its time is over. */
    EXPIRE,
    /** A source says that a prefix inside a wider entry of its own is not listed: an imported "!" entry. */
    HOLE,
    /** That hole ends. */
    UNHOLE,
    /** A prefix is not on the list, whatever its sources say. */
    EXEMPT,
    /** That exemption ends, and what lies under it shows again. */
    UNEXEMPT
}
