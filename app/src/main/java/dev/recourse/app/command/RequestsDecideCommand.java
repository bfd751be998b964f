package dev.recourse.app.command;

import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.removal.Decided;
import dev.recourse.hub.removal.RequestDesk;
import dev.recourse.hub.removal.RequestFields;
import dev.recourse.hub.removal.RequestView;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "decide",
        description = "Grants a request, or refuses it for a published reason; of an appeal that is the last word.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A reason that is not published for the list is not taken (docs/removal.md has all). Examples:",
            "  recourse requests decide 12 --list relay --grant",
            "  recourse requests decide 12 --list relay --refuse still-relays"
        })
final class RequestsDecideCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Parameters(paramLabel = "NUMBER", description = "The number of the request.")
    private long number;

    @Option(names = "--list", required = true, paramLabel = "NAME", description = "Which of its lists.")
    private String list = "";

    @ArgGroup(multiplicity = "1")
    private Verdict verdict = new Verdict();

    @Option(names = "--json", description = "Answer as JSON.")
    private boolean json;

    /** One of the two. */
    static final class Verdict {
        @Option(names = "--grant", required = true, description = "Take the address off.")
        private boolean grant;

        @Option(
                names = "--refuse",
                required = true,
                paramLabel = "REASON",
                description = "Refuse it, for a published reason.")
        private @Nullable String reason;
    }

    RequestsDecideCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return context.access().run(folder, hub -> switch (decided(hub.removal().desk())) {
            case Decided.Done done -> report(done.view());
            case Decided.NotPossible not -> throw new RefusedException(not.sentence());
        });
    }

    private Decided decided(RequestDesk desk) {
        String reason = verdict.reason;
        if (verdict.grant) {
            return desk.grant(number, list);
        }
        return desk.refuse(number, list, Objects.requireNonNull(reason));
    }

    private int report(RequestView view) {
        if (json) {
            context.out().println(Json.text(RequestFields.of(view)));
        } else {
            view.cases().stream()
                    .filter(c -> c.list().equals(list))
                    .forEach(c -> context.out()
                            .println(view.address() + " on " + c.list() + ": "
                                    + c.state().name().toLowerCase(Locale.ROOT)));
        }
        return Exit.DONE;
    }
}
