package dev.recourse.app.command;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.rdns.PtrVerdict;
import dev.recourse.core.rdns.Span;
import dev.recourse.hub.report.PtrFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A verdict on a name as text, as JSON, and as a line of columns. */
final class RdnsText {
    private RdnsText() {}

    static List<String> lines(IpAddress address, PtrVerdict verdict) {
        List<String> lines = new ArrayList<>();
        lines.add(address + " " + (verdict.name().isEmpty() ? "without a name" : printable(verdict.name())) + ": "
                + verdict.ptrClass());
        lines.add("  " + verdict.sentence());
        lines.add("  " + verdict.advice());
        for (Span span : verdict.spans()) {
            lines.add("  found: " + span.kind().name().toLowerCase(Locale.ROOT) + " "
                    + printable(span.of(verdict.name())));
        }
        lines.add("  rule " + verdict.rule() + ", confidence " + confidence(verdict));
        return lines;
    }

    static String json(IpAddress address, PtrVerdict verdict) {
        return Json.text(PtrFields.of(address, verdict));
    }

    /** The columns that are promised in docs/commands.md; address and name as they were given. */
    static String tsv(String address, String name, PtrVerdict verdict) {
        StringBuilder line = new StringBuilder(200);
        append(line, address, name, verdict);
        return line.toString();
    }

    static void append(StringBuilder line, String address, String name, PtrVerdict verdict) {
        line.append(address)
                .append('\t')
                .append(name)
                .append('\t')
                .append(verdict.ptrClass())
                .append('\t')
                .append(confidence(verdict))
                .append('\t')
                .append(verdict.rule().rule())
                .append('@')
                .append(verdict.rule().version())
                .append('\t')
                .append(printable(verdict.sentence()));
    }

    /** Two digits behind the point, without the cost of a formatter. */
    private static String confidence(PtrVerdict verdict) {
        return HUNDREDTHS[(int) Math.round(verdict.confidence() * 100)];
    }

    private static final String[] HUNDREDTHS = hundredths();

    private static String[] hundredths() {
        String[] texts = new String[101];
        for (int i = 0; i <= 100; i++) {
            texts[i] = i == 100 ? "1.00" : "0." + i / 10 + i % 10;
        }
        return texts;
    }

    /** Names are strangers' bytes: control characters must not reach a terminal or break a line. */
    static String printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return text.chars()
                        .map(c -> Character.isISOControl(c) ? '?' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }
}
