package dev.recourse.app.command;

import dev.recourse.app.wiring.OpenHub;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.dul.Finding;
import dev.recourse.core.dul.LeftOut;
import dev.recourse.core.dul.Neighbours;
import dev.recourse.hub.dul.DulComparison;
import dev.recourse.hub.report.Words;
import dev.recourse.hub.store.DulRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A run of the dul builder, for people or as JSON. */
record DulOutput(Context context, boolean json) {
    /** One line. */
    void overview(DulRun run) {
        if (json) {
            line(Json.text(fields(run)));
            return;
        }
        line("run " + run.id() + "  " + run.state().name().toLowerCase(Locale.ROOT) + "  " + Words.time(run.madeAt())
                + "  rules " + run.ruleVersion() + "  " + run.input() + ": " + run.readings() + " addresses, "
                + run.proposals() + " prefixes");
    }

    /** What it would change. */
    void show(OpenHub hub, DulRun run) {
        DulComparison.Result result = hub.dul().comparison().of(run);
        if (json) {
            line(Json.text(fields(result)));
            return;
        }
        overview(run);
        for (Finding finding : Finding.values()) {
            show(finding, result);
        }
        result.leftOut().forEach(this::show);
        if (!result.crowded().isEmpty()) {
            line("with names of their own or static ones around them:");
            result.crowded().forEach(this::show);
        }
        if (!result.widest().isEmpty()) {
            line("widest:");
            result.widest().forEach(this::show);
        }
        if (run.state() != DulRun.State.APPLIED) {
            line("nothing is listed by this before: recourse dul apply " + run.id());
        }
    }

    private void show(Finding finding, DulComparison.Result result) {
        DulComparison.ByRule sum = result.sum(finding);
        line(finding.list() + ": " + sum.proposed() + " addresses in "
                + result.prefixes().getOrDefault(finding, 0L) + " prefixes; " + sum.added() + " would be added, "
                + sum.removed() + " removed");
        result.byRule()
                .getOrDefault(finding, Map.of())
                .forEach((rule, change) -> line("  " + rule + ": " + change.proposed() + " addresses, " + change.added()
                        + " added, " + change.removed() + " removed"));
    }

    private void show(LeftOut reason, long addresses) {
        if (addresses > 0) {
            line("left out: " + addresses + " addresses"
                    + switch (reason) {
                        case KEPT_OFF -> ", by an exemption, a declaration, a removal or special-purpose space";
                        case CLOUD_NOT_SEEN -> " of clouds that were not seen sending";
                        case IPV6_NOT_SEEN -> " of IPv6 that were not seen sending";
                        case NO_NAME_NOT_SEEN -> " without a name that were not seen sending";
                    });
        }
    }

    private void show(DulComparison.Wide wide) {
        line("  " + wide.prefix() + " (" + size(wide.prefix()) + " addresses) on "
                + wide.finding().list() + " by " + wide.rule() + ": " + wide.neighbours() + " in "
                + Neighbours.surroundings(wide.prefix()));
    }

    private static Map<String, Object> fields(DulRun run) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("run", run.id());
        fields.put("state", run.state().name());
        fields.put("madeAt", run.madeAt().toString());
        run.decidedAt().ifPresent(at -> fields.put("decidedAt", at.toString()));
        fields.put("ruleVersion", run.ruleVersion());
        fields.put("input", run.input());
        fields.put("addresses", run.readings());
        fields.put("prefixes", run.proposals());
        return fields;
    }

    private static Map<String, Object> fields(DulComparison.Result result) {
        Map<String, Object> fields = fields(result.run());
        List<Map<String, Object>> lists = new ArrayList<>();
        for (Finding finding : Finding.values()) {
            Map<String, Object> list = new LinkedHashMap<>();
            list.put("list", finding.list());
            list.put("criterion", finding.criterion());
            list.put("prefixes", result.prefixes().getOrDefault(finding, 0L));
            list.putAll(fields(result.sum(finding)));
            List<Map<String, Object>> rules = new ArrayList<>();
            result.byRule().getOrDefault(finding, Map.of()).forEach((rule, change) -> {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("rule", rule);
                one.putAll(fields(change));
                rules.add(one);
            });
            list.put("rules", rules);
            lists.add(list);
        }
        fields.put("lists", lists);
        Map<String, Object> leftOut = new LinkedHashMap<>();
        result.leftOut().forEach((reason, addresses) -> leftOut.put(reason.name(), addresses));
        fields.put("leftOut", leftOut);
        fields.put("crowded", result.crowded().stream().map(DulOutput::fields).toList());
        fields.put("widest", result.widest().stream().map(DulOutput::fields).toList());
        return fields;
    }

    private static Map<String, Object> fields(DulComparison.ByRule change) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("addresses", change.proposed());
        fields.put("added", change.added());
        fields.put("removed", change.removed());
        return fields;
    }

    private static Map<String, Object> fields(DulComparison.Wide wide) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("list", wide.finding().list());
        fields.put("prefix", wide.prefix().toString());
        fields.put("addresses", size(wide.prefix()));
        fields.put("rule", wide.rule());
        fields.put("neighbours", wide.neighbours());
        fields.put("around", Neighbours.surroundings(wide.prefix()).toString());
        return fields;
    }

    private static String size(Prefix prefix) {
        return prefix.size().toString();
    }

    private void line(String text) {
        context.out().println(text);
    }
}
