package dev.recourse.app.command;

import dev.recourse.app.wiring.OpenHub;
import dev.recourse.core.listing.RefusedException;
import dev.recourse.hub.publish.Switch;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "close",
        description = "Announces that a list ends, and ends it on its day.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Until then every page says so, and the list's test entries are gone, by which careful mail servers see that it",
            "is going out of operation. From then on nothing is on the list. docs/shutdown.md says what else to do, before",
            "and for years after.",
            "",
            "Example: recourse list close --list quick --at 2027-03-01"
        })
final class ListCloseCommand implements Callable<Integer> {
    /** RFC 6471 3.4: at least a month of warning is recommended. */
    private static final Duration WARNING = Duration.ofDays(30);

    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(names = "--list", required = true, paramLabel = "NAME", description = "The list.")
    private String list = "";

    @ArgGroup(multiplicity = "1")
    private When when = new When();

    /** Its end, or that it has none. */
    private static final class When {
        @Option(
                names = "--at",
                required = true,
                paramLabel = "DATE",
                description = "When it ends: a day, as in 2027-03-01, at whose beginning in UTC.")
        private @Nullable String at;

        @Option(names = "--cancel", required = true, description = "It does not end after all.")
        private boolean cancel;
    }

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it is shown to everybody.")
    private String reason = "";

    @Option(names = "--soon", description = "End it though less than 30 days are left for a warning.")
    private boolean soon;

    ListCloseCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return context.access().run(folder, hub -> {
            if (when.cancel) {
                cancel(hub);
            } else {
                hub.switches().close(list, end(hub.clock().instant()), reason);
            }
            hub.publishSwitches();
            StopAnsweringCommand.tell(context, hub);
            return Exit.DONE;
        });
    }

    private void cancel(OpenHub hub) throws IOException {
        String name = hub.switches().list(list);
        if (!hub.switches()
                .end(each -> each instanceof Switch.ListClosing closing
                        && closing.list().equals(name))) {
            throw new RefusedException("list " + name + " is not about to end");
        }
    }

    private Instant end(Instant now) {
        String text = when.at == null ? "" : when.at;
        try {
            Instant end = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            if (end.isBefore(now.plus(WARNING)) && !soon) {
                throw new RefusedException(
                        "that is less than 30 days away, and whoever asks the list needs a warning (RFC"
                                + " 6471 3.4); say --soon if it must be");
            }
            return end;
        } catch (DateTimeParseException e) {
            throw new RefusedException("'" + text + "' is not a day, as in 2027-03-01");
        }
    }
}
