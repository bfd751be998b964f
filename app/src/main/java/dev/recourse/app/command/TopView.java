package dev.recourse.app.command;

import dev.recourse.core.address.Prefix;
import dev.recourse.edge.status.SpaceSaving;
import dev.recourse.edge.status.TopSketch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code top} shows of one interval.
 *
 * @param seconds how long it was
 * @param sample one of so many queries was looked at for the networks
 */
record TopView(TopRates rates, TopSketch.Seen seen, int seconds, int sample) {
    /** Networks shown. */
    static final int ROWS = 10;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("queries " + perSecond(rates.queries()) + " a second");
        section(lines, "by outcome", rates.outcomes());
        section(lines, "by zone", rates.zones());
        section(lines, "networks that ask", scaled(seen.clients()));
        section(lines, "networks asked about", scaled(seen.asked()));
        if (seen.missed() > 0) {
            lines.add("(" + seen.missed() + " queries more than could be looked at: use a larger --sample)");
        }
        return lines;
    }

    private void section(List<String> lines, String title, Map<String, Long> counts) {
        if (!counts.isEmpty()) {
            lines.add("");
            lines.add(title);
            counts.forEach((name, count) -> lines.add(String.format(Locale.ROOT, "%12s  %s", perSecond(count), name)));
        }
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("seconds", seconds);
        fields.put("queries", rates.queries());
        fields.put("outcomes", rates.outcomes());
        fields.put("zones", rates.zones());
        fields.put("clients", scaled(seen.clients()));
        fields.put("asked", scaled(seen.asked()));
        fields.put("sample", sample);
        fields.put("missed", seen.missed());
        return fields;
    }

    private Map<String, Long> scaled(List<SpaceSaving.Count<Prefix>> counts) {
        Map<String, Long> scaled = new LinkedHashMap<>();
        counts.forEach(count -> scaled.put(count.key().toString(), count.most() * sample));
        return scaled;
    }

    private String perSecond(long count) {
        return String.format(Locale.ROOT, "%.1f", (double) count / seconds);
    }
}
