package dev.recourse.hub.removal;

/** What became of a person's decision. */
public sealed interface Decided {
    /** It is so. */
    record Done(RequestView view) implements Decided {}

    /**
     * It cannot be decided like that.
     *
     * @param sentence why, and what can be done
     */
    record NotPossible(String sentence) implements Decided {}
}
