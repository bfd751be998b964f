package dev.recourse.hub.portal;

import dev.recourse.hub.report.ReportedEntry;
import dev.recourse.hub.report.Words;

/** One listing on the page. */
record EntryView(ReportedEntry entry, RangeBar bar) {
    public String since() {
        return Words.time(entry.since());
    }

    /** When its source said so last, where that was later than the beginning. */
    public String confirmed() {
        return entry.confirmedAt().equals(entry.since()) ? "" : Words.time(entry.confirmedAt());
    }

    public String size() {
        return Words.size(entry.prefix());
    }

    public String oldAnswer() {
        return Words.duration(entry.oldAnswer());
    }

    public String zones() {
        return String.join(", ", entry.zones());
    }
}
