package dev.recourse.app.command;

import dev.recourse.app.wiring.OpenHub;
import dev.recourse.core.address.Prefix;
import dev.recourse.core.list.BlockList;
import dev.recourse.hub.engine.Removal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "remove",
        description = "Takes addresses or ranges off a list, or off every list.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Where a wider range is listed, the address becomes exempt from it. An import does not bring back what was",
            "removed, until its source has dropped it and lists it anew.",
            "",
            "Example: recourse list remove --list dul 198.51.100.7"
        })
final class ListRemoveCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(names = "--list", paramLabel = "NAME", description = "The list. Default: every list it is on.")
    private @Nullable String list;

    @Option(names = "--cause", paramLabel = "TEXT", description = "Why; it is shown to everybody.")
    private String cause = "removed by the operator";

    @Option(names = "--json", description = "Answer as JSON.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "ADDRESS", description = "Addresses or prefixes.")
    private List<String> addresses = List.of();

    ListRemoveCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        List<Prefix> prefixes = addresses.stream().map(Prefix::parse).toList();
        return context.access().run(folder, hub -> {
            boolean all = true;
            for (Prefix prefix : prefixes) {
                all &= remove(hub, prefix);
            }
            return all ? Exit.DONE : Exit.REFUSED;
        });
    }

    private boolean remove(OpenHub hub, Prefix prefix) {
        List<Removal> removals = new ArrayList<>();
        for (String name : lists(hub)) {
            removals.add(hub.engine().remove(name, prefix, cause));
        }
        List<Removal.Done> done = removals.stream()
                .filter(Removal.Done.class::isInstance)
                .map(Removal.Done.class::cast)
                .toList();
        done.forEach(this::report);
        if (done.isEmpty()) {
            context.err()
                    .println("recourse: " + prefix + " is not on " + (list == null ? "any list" : list)
                            + inside(hub, prefix));
        }
        return !done.isEmpty();
    }

    private List<String> lists(OpenHub hub) {
        return list != null
                ? List.of(list)
                : hub.rules().catalogue().lists().stream().map(BlockList::name).toList();
    }

    private static String inside(OpenHub hub, Prefix prefix) {
        long now = hub.clock().instant().getEpochSecond();
        return hub.current().table().anyListedIn(prefix, -1L, now)
                ? ", but addresses inside it are: 'recourse list show --in " + prefix + "' names them"
                : "";
    }

    private void report(Removal.Done done) {
        if (json) {
            context.out()
                    .println(Json.text(Map.of(
                            "prefix", done.prefix().toString(),
                            "list", done.list(),
                            "ended", done.ended(),
                            "exemptFrom",
                                    done.wider().stream().map(Prefix::toString).toList(),
                            "serial", done.position().serial())));
            return;
        }
        String exempt = done.wider().stream().map(Prefix::toString).collect(Collectors.joining(", "));
        context.out()
                .println(done.prefix() + " is off " + done.list()
                        + (exempt.isEmpty() ? "" : ", exempt from " + exempt)
                        + " (journal " + done.position().serial() + ")");
    }
}
