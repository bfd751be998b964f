package dev.recourse.app.rdns;

import dev.recourse.core.rdns.PtrVerdict;
import dev.recourse.lookup.rdns.PtrAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as lines for people. Names are as DNS writes them: what is not printable ASCII is escaped. */
public final class RdnsText {
    private RdnsText() {}

    public static List<String> lines(RdnsReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(RdnsSentences.of(report.address(), report.ptr()));
        if (!report.isKnown()) {
            return lines;
        }
        if (report.ptr() instanceof PtrAnswer.Names names && !names.chain().isEmpty()) {
            lines.add("  by way of " + String.join(", ", names.chain()));
        }
        report.verdicts().forEach(verdict -> lines.addAll(verdict(verdict)));
        lines.add("  " + RdnsSentences.of(report.address(), report.fcrdns()));
        report.neighbourhood().ifPresent(n -> lines.add("  " + RdnsSentences.of(report.address(), n)));
        lines.add("  read at " + report.readAt() + "; it may be kept for " + ttl(report.ptr()) + " s");
        return lines;
    }

    private static List<String> verdict(PtrVerdict verdict) {
        String name = verdict.name().isEmpty() ? "" : verdict.name() + ": ";
        return List.of(
                "  " + name + verdict.ptrClass()
                        + String.format(Locale.ROOT, " (%s, %.2f)", verdict.rule(), verdict.confidence()),
                "      " + verdict.sentence());
    }

    static long ttl(PtrAnswer ptr) {
        return switch (ptr) {
            case PtrAnswer.Names names -> names.ttl();
            case PtrAnswer.None none -> none.ttl();
            case PtrAnswer.Unknown unknown -> 0;
        };
    }
}
