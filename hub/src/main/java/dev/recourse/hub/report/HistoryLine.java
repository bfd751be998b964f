package dev.recourse.hub.report;

import dev.recourse.core.listing.JournalEntry;

/**
 * One line of the public history.
 *
 * @param entry the journal entry
 * @param sentence the sentence of its criterion; empty where it has none, or one that is no longer published
 */
public record HistoryLine(JournalEntry entry, String sentence) {
    /** What it did, in words. */
    public String action() {
        return Words.action(entry.action());
    }

    /** Who caused it, in words. */
    public String actor() {
        return Words.actor(entry.actor());
    }
}
