package dev.recourse.hub.notice;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.removal.CheckedLine;
import dev.recourse.core.removal.Durations;
import dev.recourse.core.removal.Party;
import dev.recourse.hub.removal.RequestView;
import dev.recourse.hub.removal.RequestView.CaseView;
import dev.recourse.hub.removal.RequestView.GrantView;
import dev.recourse.hub.removal.RequestView.MissingView;
import dev.recourse.hub.removal.RequestView.ReasonView;
import dev.recourse.hub.report.ReportedEntry;
import dev.recourse.hub.report.Reporter;
import dev.recourse.hub.report.Words;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The values that the texts of mails ask for: the same facts as on the page of the request.
 *
 * @param webUrl where the pages are, without a last slash
 * @param contact of who runs the list
 * @param contactKept how long the mail address is kept after the end
 */
record NoticeText(Reporter reporter, String webUrl, String contact, Duration contactKept) {
    private static final String NOT_PLANNED = "when there is something new";

    Map<String, String> values(RequestView request, CaseView view) {
        Map<String, String> values = new HashMap<>();
        values.put("address", request.address().toString());
        values.put("list", view.list());
        values.put("link", request.readUrl());
        values.put("lookup-link", webUrl + "/lookup?ip=" + request.address());
        values.put("contact", contact);
        values.put("erased-after", Durations.words(contactKept));
        listing(values, request.address(), view);
        found(values, view);
        move(values, view);
        end(values, request, view);
        return values;
    }

    private void listing(Map<String, String> values, IpAddress address, CaseView view) {
        Optional<ReportedEntry> entry = reporter.report(address).entries().stream()
                .filter(e -> e.list().name().equals(view.list()))
                .findFirst();
        values.put("range", entry.map(e -> e.prefix().toString()).orElse(address.toString()));
        values.put("since", entry.map(e -> Words.time(e.since())).orElse(Words.time(view.since())));
        values.put("criterion", entry.map(e -> e.criterion().sentence()).orElse(String.join(", ", view.criteria())));
    }

    private static void found(Map<String, String> values, CaseView view) {
        values.put("ptr", checked(view, CheckedLine.What.REVERSE_DNS));
        values.put("verdict", checked(view, CheckedLine.What.FORWARD));
        values.put(
                "checked-at",
                Words.time(view.checked().stream()
                        .map(CheckedLine::at)
                        .max(java.time.Instant::compareTo)
                        .orElse(view.since())));
    }

    private static String checked(CaseView view, CheckedLine.What what) {
        return view.checked().stream()
                .filter(line -> line.what() == what)
                .map(line -> line.known() ? line.text() : "could not be found out: " + line.text())
                .collect(Collectors.joining("; "));
    }

    private static void move(Map<String, String> values, CaseView view) {
        values.put("whose-move", view.move().map(Party::words).orElse("nobody's"));
        values.put("move-since", Words.time(view.moveSince()));
        values.put("next-test", view.nextTestAt().map(Words::time).orElse(NOT_PLANNED));
        values.put("steps", steps(view.missing()));
        values.put("own-way", steps(view.instead()));
    }

    private static String steps(List<MissingView> missing) {
        return missing.stream().map(m -> "  " + m.step()).distinct().collect(Collectors.joining("\n"));
    }

    /** What a request that has ended still lacked is not kept; it is what the reason says, or what was asked for. */
    private static void end(Map<String, String> values, RequestView request, CaseView view) {
        Optional<GrantView> granted = view.granted();
        String missing = view.missing().stream().map(MissingView::sentence).collect(Collectors.joining("\n  "));
        String reason = granted.map(GrantView::sentence)
                .or(() -> view.reason().map(ReasonView::sentence))
                .orElse("");
        values.put("missing", missing.isEmpty() ? lastMissing(view, reason) : missing);
        values.put("reason", reason);
        values.put("granted-at", Words.time(view.since()));
        values.put("decided-at", Words.time(view.since()));
        values.put(
                "remembered-until",
                granted.map(g -> Words.time(g.oldAnswersUntil())).orElse(""));
        values.put(
                "review",
                granted.filter(GrantView::exemption)
                        .flatMap(g -> view.nextTestAt())
                        .map(Words::time)
                        .orElse(""));
        values.put("waited", waited(request, view));
    }

    private static String lastMissing(CaseView view, String reason) {
        String found = view.checked().stream()
                .map(line -> line.what().title() + ": " + line.text())
                .collect(Collectors.joining("\n  "));
        return found.isEmpty() ? reason : found;
    }

    private static String waited(RequestView request, CaseView view) {
        long days =
                Math.max(1, Duration.between(request.openedAt(), view.since()).toDays());
        return Durations.words(Duration.ofDays(days));
    }
}
