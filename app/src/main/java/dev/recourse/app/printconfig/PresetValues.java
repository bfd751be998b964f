package dev.recourse.app.printconfig;

import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.list.Use;
import dev.recourse.core.list.ZonePlan.Zone;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values of the templates, from the plan and the catalogue. */
final class PresetValues {

    private final Presets presets;

    private PresetValues(Presets presets) {
        this.presets = presets;
    }

    static Values of(Presets presets) {
        PresetValues values = new PresetValues(presets);
        return new Values(values.single(), values.groups());
    }

    private Map<String, String> single() {
        Zone combined = presets.zonePlan().zones().getFirst();
        return Map.of(
                "zone", combined.name(),
                "allZone", "all." + presets.zonePlan().root(),
                "shownName", presets.shownName(),
                "webUrl", presets.webUrl(),
                "lookupUrl", presets.webUrl() + "/cgi-bin/lookup?ip_address=",
                "numbers", codes(combined.lists(), c -> String.valueOf(c.code()), ";"),
                "addresses", codes(combined.lists(), Criterion::codeText, ","),
                "stubAddress", StubAddress.of(presets.dnsAddress(), presets.dnsPort()));
    }

    private Map<String, List<Map<String, String>>> groups() {
        return Map.of(
                "zones",
                presets.zonePlan().zones().stream()
                        .map(zone -> Map.of("name", zone.name()))
                        .toList(),
                "builtin",
                StubAddress.builtIn(presets.zonePlan().root()).stream()
                        .map(name -> Map.of("name", name))
                        .toList(),
                "deferlists",
                lists(list -> list.use() == Use.DEFER),
                "scorelists",
                lists(list -> list.use() == Use.SCORE && !combinedHolds(list)),
                "acceptlists",
                lists(list -> list.use() == Use.ACCEPT),
                "against",
                criteria(list -> list.use() != Use.ACCEPT),
                "infavour",
                criteria(list -> list.use() == Use.ACCEPT));
    }

    /** An operator may let {@code generic} count on {@code dul}; it is then refused, and no longer only scored. */
    private boolean combinedHolds(BlockList list) {
        return presets.zonePlan().zones().getFirst().lists().stream()
                .anyMatch(held -> held.name().equals(list.name()));
    }

    private List<Map<String, String>> lists(Predicate<BlockList> wanted) {
        return select(wanted)
                .map(list -> Map.of(
                        "list", list.name(),
                        "listZone", list.name() + "." + presets.zonePlan().root(),
                        "listNumbers", codes(List.of(list), c -> String.valueOf(c.code()), ";"),
                        "listAddresses", codes(List.of(list), Criterion::codeText, ",")))
                .toList();
    }

    private List<Map<String, String>> criteria(Predicate<BlockList> wanted) {
        return select(wanted)
                .flatMap(list -> list.criteria().stream().map(criterion -> criterion(list, criterion)))
                .toList();
    }

    private Map<String, String> criterion(BlockList list, Criterion criterion) {
        String id = criterion.id().replace('-', '_').toUpperCase(Locale.ROOT);
        return Map.of(
                "symbol", "RECOURSE_" + id,
                "list", list.name(),
                "regex", criterion.codeText().replace(".", "\\."),
                "luaPattern", criterion.codeText().replace(".", "%."),
                "weight", weight(list.use()),
                "title", list.title());
    }

    /** Beside a limit of 5 to 15, as SpamAssassin and Rspamd have it: a list meant for scoring never decides alone. */
    private static String weight(Use use) {
        return switch (use) {
            case REJECT -> "5.0";
            case DEFER -> "2.5";
            case SCORE -> "0.8";
            case ACCEPT -> "-2.0";
        };
    }

    private Stream<BlockList> select(Predicate<BlockList> wanted) {
        return presets.catalogue().lists().stream().filter(wanted);
    }

    private static String codes(List<BlockList> lists, Function<Criterion, String> form, String between) {
        return lists.stream()
                .flatMap(list -> list.criteria().stream())
                .map(form)
                .collect(Collectors.joining(between));
    }
}
