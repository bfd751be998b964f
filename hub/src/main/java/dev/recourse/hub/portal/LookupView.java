package dev.recourse.hub.portal;

import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Use;
import dev.recourse.hub.report.AddressReport;
import dev.recourse.hub.report.ReportedEntry;
import dev.recourse.hub.report.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The page of one address: what the report says, in sentences for its sender. */
record LookupView(AddressReport report, Site site) {

    public String address() {
        return report.address().toString();
    }

    /** The colour of the verdict; never its only sign. */
    public String tone() {
        return report.gravest()
                .map(use -> switch (use) {
                    case REJECT -> "reject";
                    case DEFER -> "defer";
                    case SCORE -> "score";
                    case ACCEPT -> "free";
                })
                .orElse("free");
    }

    public String verdict() {
        return report.gravest()
                .map(use -> switch (use) {
                    case REJECT, ACCEPT -> "is listed";
                    case DEFER -> "is listed for the moment";
                    case SCORE -> "is listed, but not accused of anything";
                })
                .orElse("is not listed");
    }

    /** The verdict in two or three sentences: what it means for mail. */
    public String lead() {
        return report.gravest().map(LookupView::lead).orElseGet(this::freeLead);
    }

    private static String lead(Use use) {
        return switch (use) {
            case REJECT, ACCEPT -> "Mail servers that use this list may refuse mail from this address.";
            case DEFER ->
                "Mail servers that use this list may answer “not now, try again later”. A mail server that is set up"
                        + " properly tries again by itself.";
            case SCORE ->
                "This is no accusation. Such an entry is made to add a little to a spam score, and nobody should refuse"
                        + " mail for it alone. If your mail was refused for it alone, show this page to those who run"
                        + " the mail server that refused it.";
        };
    }

    private String freeLead() {
        if (!report.silenced().isEmpty()) {
            return "An entry of ours covers it, but does not count for it: see the exemptions below.";
        }
        return report.allowed()
                ? "It is on none of our blocking lists, and on our list of confirmed static senders: that speaks for it."
                : "It is on none of our lists.";
    }

    /** For how long others may still believe the contrary. */
    public String oldAnswer() {
        return report.oldAnswerUntil()
                .map(until -> "It was taken off a moment ago. A mail server that asked before that may keep the old DNS"
                        + " answer for up to "
                        + Duration.between(report.at(), until).toSeconds()
                        + " seconds more, until " + Words.time(until) + ".")
                .orElseGet(
                        () -> "If it was on a list until a moment ago, a mail server may keep the old DNS answer for up"
                                + " to " + report.longestOldAnswer().toSeconds() + " seconds more ("
                                + Words.duration(report.longestOldAnswer()) + ").");
    }

    /** A note on an address that cannot send mail to anybody, or nothing. */
    public String special() {
        return report.special()
                .filter(s -> !report.listed() && !(s.documentation() && knownTo(report)))
                .map(s -> s.documentation()
                        ? "Addresses of " + s.prefix() + " are for examples in documents. No mail comes from them."
                        : "This is a special address (" + s.prefix() + ", " + s.name()
                                + "), which is never listed. Other mail servers see another address of yours: it stands in"
                                + " the message that came back to you.")
                .orElse("");
    }

    /** Which cloud the address is of, or nothing. */
    public String cloud() {
        return report.background().cloud().map(Words::cloud).orElse("");
    }

    /** Its own reverse name and when that was read, or nothing. */
    public String ownName() {
        return report.background().name().map(Words::readName).orElse("");
    }

    /** Whether there is anything to show: where the operator lists examples on purpose, they need no such note. */
    private static boolean knownTo(AddressReport report) {
        return !report.entries().isEmpty() || !report.history().isEmpty();
    }

    public List<EntryView> entries() {
        return report.entries().stream()
                .map(e -> new EntryView(e, RangeBar.of(e.prefix(), report.address())))
                .toList();
    }

    public List<HistoryView> history() {
        return report.history().stream().map(HistoryView::new).toList();
    }

    /** The lists whose removal is explained, each once. */
    public List<BlockList> blockingLists() {
        return report.entries().stream()
                .map(ReportedEntry::list)
                .filter(list -> list.use() != Use.ACCEPT)
                .distinct()
                .toList();
    }

    /** The mail that begins a removal: the address and the ids are in its subject already. */
    public String mailLink() {
        String ids = String.join(
                ", ",
                report.entries().stream()
                        .map(e -> e.list().name() + " " + e.id())
                        .toList());
        String subject = "Removal of " + address()
                + Optional.of(ids)
                        .filter(i -> !i.isEmpty())
                        .map(i -> " (" + i + ")")
                        .orElse("");
        return "mailto:" + site.contact() + "?subject=" + encoded(subject);
    }

    /** The address of this page, to show to others. */
    public String link() {
        return site.url() + "/lookup?ip=" + address();
    }

    public String jsonLink() {
        return "/api/v1/lookup?ip=" + encoded(address());
    }

    public String now() {
        return Words.time(report.at());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
