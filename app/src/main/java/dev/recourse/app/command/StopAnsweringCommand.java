package dev.recourse.app.command;

import dev.recourse.app.wiring.OpenHub;
import dev.recourse.hub.publish.Switch;
import dev.recourse.hub.publish.SwitchBoard;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "stop-answering",
        description = "In an emergency: from now on nothing is listed in a zone, or of a list, or at all.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "DNS then says of every address that it is not listed, and has no test entries, by which careful mail servers see",
            "that the list is out of operation. It holds over restarts, stands on every page, and nothing is removed:",
            "'recourse resume-answering' lists again what is in force then."
        })
final class StopAnsweringCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @ArgGroup(multiplicity = "1")
    private SwitchTarget target = new SwitchTarget();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it is shown to everybody.")
    private String reason = "";

    StopAnsweringCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return context.access().run(folder, hub -> {
            stop(hub.switches());
            hub.publishSwitches();
            tell(context, hub);
            return Exit.DONE;
        });
    }

    private void stop(SwitchBoard switches) throws IOException {
        if (target.all()) {
            switches.stopAll(reason);
        } else if (target.zone().isPresent()) {
            switches.stopZone(target.zone().get(), reason);
        } else {
            switches.stopList(target.list().orElse(""), reason);
        }
    }

    /** Says all that is turned off, as the pages do. */
    static void tell(Context context, OpenHub hub) {
        var notices = hub.switches().switches().notices(hub.clock().instant());
        notices.forEach(context.out()::println);
        if (notices.isEmpty()) {
            context.out().println("nothing is stopped");
        }
    }

    /** Whether it is a stop of that target. */
    static boolean isStopOf(Switch each, SwitchTarget target) {
        return switch (each) {
            case Switch.AllStopped all -> target.all();
            case Switch.ZoneStopped zone ->
                target.zone().filter(zone.zone()::equals).isPresent();
            case Switch.ListStopped list ->
                target.list().filter(list.list()::equals).isPresent();
            case Switch.ListClosing closing -> false;
        };
    }
}
