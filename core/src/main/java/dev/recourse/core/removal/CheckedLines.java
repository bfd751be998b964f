package dev.recourse.core.removal;

import dev.recourse.core.rdns.Fcrdns;
import dev.recourse.core.removal.CheckedLine.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What was checked, in the words of the pages. */
record CheckedLines(Findings findings, Instant now) {

    List<CheckedLine> of(Set<What> wanted) {
        List<CheckedLine> lines = new ArrayList<>();
        for (What what : What.values()) {
            if (wanted.contains(what)) {
                lines.add(line(what));
            }
        }
        return lines;
    }

    private CheckedLine line(What what) {
        return switch (what) {
            case REVERSE_DNS -> line(what, findings.reverseDns(), CheckedLines::names);
            case FORWARD -> forward();
            case NEIGHBOURS -> line(what, findings.neighbours(), CheckedLines::neighbours);
            case ABUSE -> line(what, findings.newestAbuse(), CheckedLines::abuse);
            case EARLIER_REMOVALS -> new CheckedLine(what, now, true, Integer.toString(findings.earlierRemovals()));
            case PROOFS -> new CheckedLine(what, now, true, proofs());
            case RETEST -> line(what, findings.retest(), r -> r == Retest.CLOSED ? "found closed" : "found open");
            case OWNER -> line(what, findings.owner(), CheckedLines::owner);
        };
    }

    private static <T> CheckedLine line(What what, Finding<T> finding, Function<T, String> words) {
        return switch (finding) {
            case Finding.Known<T> known -> new CheckedLine(what, known.at(), true, words.apply(known.value()));
            case Finding.Unknown<T> unknown -> new CheckedLine(what, unknown.at(), false, unknown.cause());
        };
    }

    private static String names(ReverseDns found) {
        return found.names().isEmpty()
                ? "there is no name"
                : String.join(", ", found.names()) + ". " + found.sentence();
    }

    private CheckedLine forward() {
        return switch (findings.reverseDns()) {
            case Finding.Unknown<ReverseDns> u -> new CheckedLine(What.FORWARD, u.at(), false, u.cause());
            case Finding.Known<ReverseDns> known ->
                switch (known.value().forward()) {
                    case Fcrdns.Confirmed c ->
                        new CheckedLine(What.FORWARD, known.at(), true, "yes, by " + String.join(", ", c.names()));
                    case Fcrdns.Mismatched m ->
                        new CheckedLine(What.FORWARD, known.at(), true, "no: the name does not have this address");
                    case Fcrdns.NoPtr n -> new CheckedLine(What.FORWARD, known.at(), true, "no: there is no name");
                    case Fcrdns.Unknown u ->
                        new CheckedLine(
                                What.FORWARD, known.at(), false, u.cause().sentence());
                };
        };
    }

    private static String neighbours(Neighbours found) {
        return switch (found) {
            case DIFFER -> "not all by one template";
            case ONE_TEMPLATE -> "all by one template, this one too";
        };
    }

    private static String abuse(Optional<Instant> newest) {
        return newest.map(at -> "last at " + Texts.time(at)).orElse("none on record");
    }

    private static String owner(OwnerPolicy policy) {
        return switch (policy) {
            case ALLOWS -> "may send mail";
            case FORBIDS -> "may not send mail directly";
            case SILENT -> "nothing said of this address";
        };
    }

    private String proofs() {
        return findings.controls().isEmpty()
                ? "none given"
                : String.join(
                        ", ",
                        findings.controls().stream()
                                .map(c -> c.proof().words() + " (" + Texts.time(c.lastAt()) + ")")
                                .toList());
    }
}
