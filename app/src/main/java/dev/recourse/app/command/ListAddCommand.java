package dev.recourse.app.command;

import dev.recourse.core.address.Prefix;
import dev.recourse.core.listing.Actor;
import dev.recourse.hub.engine.Engine;
import dev.recourse.hub.engine.Engine.Addition;
import dev.recourse.hub.store.ListingWriter.Committed;
import dev.recourse.hub.store.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        description = "Lists addresses or ranges by hand, or renews them.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  recourse list add --list rbl 198.51.100.7 --detail 'spam run of 24 November'",
            "  recourse list add --list dul 203.0.113.0/24 --criterion owner-declared"
        })
final class ListAddCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(names = "--list", required = true, paramLabel = "NAME", description = "The list.")
    private String list = "";

    @Option(
            names = "--criterion",
            paramLabel = "ID",
            description = "The published reason. May be left out where the list has one for this.")
    private @Nullable String criterion;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            description = "How long, as in 90s, 12h or 7d. Default: as the list says.",
            converter = Durations.class)
    private @Nullable Duration lasting;

    @Option(names = "--detail", paramLabel = "TEXT", description = "What was found; it is shown to everybody.")
    private String detail = "";

    @Option(names = "--json", description = "Answer as JSON.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "ADDRESS", description = "Addresses or prefixes.")
    private List<String> addresses = List.of();

    ListAddCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        // All are read before the first is listed: a mistyped one leaves nothing half done.
        List<Prefix> prefixes = addresses.stream().map(Prefix::parse).toList();
        return context.access().run(folder, hub -> {
            for (Prefix prefix : prefixes) {
                Committed committed = hub.engine().add(addition(prefix));
                report(prefix, committed, hub.engine().exemptions(list, prefix));
            }
            return Exit.DONE;
        });
    }

    private Addition addition(Prefix prefix) {
        return new Addition(
                list,
                prefix,
                Optional.ofNullable(criterion),
                Engine.OPERATOR,
                Optional.ofNullable(lasting),
                detail,
                Actor.OPERATOR);
    }

    private void report(Prefix prefix, Committed committed, List<Row> exemptions) {
        long serial = committed.position().serial();
        if (json) {
            context.out()
                    .println(Json.text(Map.of(
                            "prefix",
                            prefix.toString(),
                            "list",
                            list,
                            "serial",
                            serial,
                            "exempt",
                            exemptions.stream()
                                    .map(row -> row.prefix().toString())
                                    .toList())));
            return;
        }
        context.out()
                .println(prefix + " is on " + list
                        + (committed.entries() == 0 ? " already, unchanged" : " (journal " + serial + ")"));
        exemptions.forEach(row -> context.out().println(silent(row)));
    }

    private String silent(Row exemption) {
        String prefix = exemption.prefix().toString();
        return "  but is not answered: " + prefix + " is exempt from " + list + " (" + exemption.detail()
                + "); to end that: recourse list unexempt --list " + list + " " + prefix;
    }
}
