package dev.recourse.app.command;

import dev.recourse.core.address.IpAddress;
import dev.recourse.core.removal.CaseState;
import dev.recourse.core.removal.Party;
import dev.recourse.hub.removal.RequestDesk;
import dev.recourse.hub.removal.RequestFields;
import dev.recourse.hub.removal.RequestView;
import dev.recourse.hub.removal.RequestView.CaseView;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "Lists requests for removal, the newest first; those that are open where nothing else is said.",
        mixinStandardHelpOptions = true,
        footer = {"", "What waits for you: recourse requests list --ours"})
final class RequestsListCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "Only these states: received, checked, waiting, granted, refused, appealed, upheld, expired.")
    private List<CaseState.Name> states = List.of();

    @Option(names = "--ours", description = "Only where the move is ours.")
    private boolean ours;

    @Option(names = "--address", paramLabel = "ADDRESS", description = "All requests for one address.")
    private @Nullable String address;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many. Default: ${DEFAULT-VALUE}.")
    private int limit = 100;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    RequestsListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Optional<IpAddress> wanted = Optional.ofNullable(address).map(IpAddress::parse);
        int most = Math.clamp(limit, 1, 1_000);
        return context.access().run(folder, hub -> {
            RequestDesk desk = hub.removal().desk();
            List<RequestView> found = wanted.map(a -> desk.ofAddress(a, most))
                    .orElseGet(() -> desk.inState(states.isEmpty() ? openStates() : states, most));
            List<RequestView> shown = found.stream().filter(this::isWanted).toList();
            shown.forEach(this::show);
            if (shown.isEmpty() && !json) {
                context.out().println("no such request");
            }
            return Exit.DONE;
        });
    }

    private static List<CaseState.Name> openStates() {
        return Arrays.stream(CaseState.Name.values())
                .filter(CaseState.Name::isOpen)
                .toList();
    }

    private boolean isWanted(RequestView view) {
        return !ours
                || view.cases().stream()
                        .anyMatch(c -> c.move().filter(m -> m == Party.OPERATOR).isPresent());
    }

    private void show(RequestView view) {
        if (json) {
            context.out().println(Json.text(RequestFields.of(view)));
            return;
        }
        for (CaseView c : view.cases()) {
            context.out()
                    .printf(
                            "%-6d %-28s %-8s %-9s since %s%s%n",
                            view.id(),
                            view.address(),
                            c.list(),
                            c.state().name().toLowerCase(Locale.ROOT),
                            c.since(),
                            c.move()
                                    .map(move -> ", move: " + move.name().toLowerCase(Locale.ROOT))
                                    .orElse(""));
        }
    }
}
