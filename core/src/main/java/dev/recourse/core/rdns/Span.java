package dev.recourse.core.rdns;

/**
 * A part of a name that a verdict rests on.
 *
 * @param start index of its first character in {@link PtrVerdict#name}
 * @param end index after its last character
 * @param kind what it was taken for
 */
public record Span(int start, int end, Kind kind) {

    public enum Kind {
        /** The address, or a part of it. */
        ADDRESS,
        /** A word of the rule set. */
        WORD,
        /** A code made by a machine, beside an access word. */
        CODE,
        /** The ending by which a provider's scheme was recognised. */
        SCHEME
    }

    /** The characters themselves. */
    public String of(String name) {
        return name.substring(start, end);
    }
}
