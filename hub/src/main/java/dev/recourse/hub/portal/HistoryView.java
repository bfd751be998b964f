package dev.recourse.hub.portal;

import dev.recourse.core.listing.JournalEntry;
import dev.recourse.hub.report.HistoryLine;
import dev.recourse.hub.report.Words;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One line of the history on the page. */
record HistoryView(HistoryLine line) {
    public JournalEntry entry() {
        return line.entry();
    }

    public String at() {
        return Words.time(entry().at());
    }

    public String action() {
        return line.action();
    }

    public String actor() {
        return line.actor();
    }

    /** The criterion and what was found. */
    public String why() {
        String sentence = line.sentence().isEmpty() ? entry().criterion().orElse("") : line.sentence();
        return Stream.of(sentence, entry().detail())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(": "));
    }
}
