package dev.recourse.hub.store;

import java.time.Instant;
import java.util.Optional;

/**
 * One run of the dul builder.
 *
 * @param ruleVersion the version of the rules that read the names
 * @param input what was read, for people
 * @param readings how many addresses were read
 * @param proposals how many prefixes it proposes
 * @param decidedAt when it came into its state; empty while nothing has been decided
 */
public record DulRun(
        long id,
        String ruleVersion,
        String input,
        Instant madeAt,
        long readings,
        long proposals,
        State state,
        Optional<Instant> decidedAt) {
    /** What became of a run. */
    public enum State {
        /** It only says what it would change. */
        SHADOW,
        /** What is listed from reverse names is what it proposes. */
        APPLIED,
        /** It was applied once, and a later one in its place. */
        REPLACED,
        /** It was applied once, and all that its rule version listed was taken back. */
        UNDONE
    }
}
