package dev.recourse.app.command;

import dev.recourse.app.wiring.OpenHub;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.BlockList;
import dev.recourse.core.list.Criterion;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.store.Row;
import dev.recourse.hub.store.SourceCount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Shows all lists, or the entries of one.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: recourse list show dul --in 198.51.100.0/24"})
final class ListShowCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Parameters(arity = "0..1", paramLabel = "LIST", description = "The list whose entries are shown.")
    private @Nullable String list;

    @Option(names = "--list", paramLabel = "NAME", description = "The same, as other commands have it.")
    private @Nullable String listOption;

    @Option(names = "--in", paramLabel = "PREFIX", description = "Only entries in this range.")
    private @Nullable String in;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many entries. Default: ${DEFAULT-VALUE}.")
    private int limit = 1_000;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    ListShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Optional<String> name = Optional.ofNullable(list).or(() -> Optional.ofNullable(listOption));
        Optional<Prefix> range = Optional.ofNullable(in).map(Prefix::parse);
        return context.access().run(folder, hub -> {
            if (name.isEmpty() && range.isEmpty()) {
                showAll(hub);
            } else {
                showEntries(hub, name, range);
            }
            return Exit.DONE;
        });
    }

    private void showAll(OpenHub hub) {
        Map<String, List<SourceCount>> sources = hub.store().listings().sources(Optional.empty()).stream()
                .collect(Collectors.groupingBy(SourceCount::list));
        for (BlockList blockList : hub.rules().catalogue().lists()) {
            List<SourceCount> counts = sources.getOrDefault(blockList.name(), List.of());
            long entries = counts.stream().mapToLong(SourceCount::listings).sum();
            if (json) {
                context.out().println(Json.text(overview(blockList, counts, entries)));
            } else {
                context.out()
                        .printf(
                                "%-8s %9d  %-14s %s (%s)%n",
                                blockList.name(),
                                entries,
                                codes(blockList),
                                blockList.title(),
                                blockList.use().advice());
                counts.forEach(c -> context.out().printf("         %9d  from %s%n", c.listings(), c.source()));
            }
        }
    }

    private static String codes(BlockList list) {
        return list.criteria().stream().map(c -> "." + c.code()).distinct().collect(Collectors.joining(" "));
    }

    private static Map<String, Object> overview(BlockList list, List<SourceCount> counts, long entries) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("list", list.name());
        json.put("entries", entries);
        json.put("codes", list.criteria().stream().map(Criterion::codeText).toList());
        json.put(
                "sources",
                counts.stream()
                        .collect(Collectors.toMap(
                                SourceCount::source, SourceCount::listings, Long::sum, LinkedHashMap::new)));
        return json;
    }

    private void showEntries(OpenHub hub, Optional<String> name, Optional<Prefix> range) {
        int[] shown = {0};
        for (BlockList blockList : hub.rules().catalogue().lists()) {
            if (name.isEmpty() || name.get().equals(blockList.name())) {
                hub.store().listings().forEach(blockList.name(), row -> {
                    if (range.isEmpty() || range.get().contains(row.prefix())) {
                        show(row, shown);
                    }
                });
            }
        }
        if (name.isPresent() && hub.rules().catalogue().list(name.get()).isEmpty()) {
            throw new RefusedException("there is no list '" + name.get() + "' (lists: "
                    + hub.rules().catalogue().names() + ")");
        }
        if (shown[0] > limit) {
            context.err().println((shown[0] - limit) + " more; --limit N shows more, 'recourse export' shows all");
        }
    }

    private void show(Row row, int[] shown) {
        if (++shown[0] > limit) {
            return;
        }
        if (json) {
            context.out().println(Json.text(json(row)));
            return;
        }
        String until = row.expiresAt().map(at -> "until " + at).orElse("while it is true");
        String what = switch (row.kind()) {
            case LISTING -> row.criterion().orElseThrow();
            case HOLE -> "hole";
            case EXEMPTION -> "exempt";
        };
        context.out()
                .printf(
                        "%-8s %-28s %-18s from %-14s since %s, %s%s%n",
                        row.list(),
                        row.prefix(),
                        what,
                        row.source(),
                        row.since(),
                        until,
                        row.detail().isEmpty() ? "" : ": " + row.detail());
    }

    private static Map<String, Object> json(Row row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", row.kind().name());
        json.put("list", row.list());
        json.put("prefix", row.prefix().toString());
        row.criterion().ifPresent(c -> json.put("criterion", c));
        json.put("source", row.source());
        json.put("serial", row.serial());
        json.put("since", row.since().toString());
        row.expiresAt().ifPresent(at -> json.put("expiresAt", at.toString()));
        json.put("detail", row.detail());
        return json;
    }
}
